<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>`{name}` must be a block of `name: value` lines</source>
        <translation>`{name}` muss ein Block aus Zeilen `Name: Wert` sein</translation>
    </message>
    <message>
        <source>write one line `name: value` for each entry</source>
        <translation>für jeden Eintrag eine Zeile `Name: Wert` schreiben</translation>
    </message>
    <message>
        <source>`{name}` must be text</source>
        <extracomment>kind of breach → what is told of it, and the mend</extracomment>
        <translation>`{name}` muss ein Text sein</translation>
    </message>
    <message>
        <source>put the text in quotes</source>
        <translation>den Text in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>`{name}` must be a whole number</source>
        <translation>`{name}` muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>write a whole number</source>
        <translation>eine ganze Zahl schreiben</translation>
    </message>
    <message>
        <source>`{name}` must be true or false</source>
        <translation>`{name}` muss true oder false sein</translation>
    </message>
    <message>
        <source>write `format: {number}` at its top</source>
        <extracomment>the name of the section of all countries without rules of their own</extracomment>
        <translation>oben `format: {number}` schreiben</translation>
    </message>
    <message>
        <source>these are no calling rules of this program</source>
        <translation>das sind keine Anrufregeln dieses Programms</translation>
    </message>
    <message>
        <source>no rule blocks who asked not to be called</source>
        <translation>keine Regel sperrt, wer nicht angerufen werden möchte</translation>
    </message>
    <message>
        <source>take the rule `do_not_call` of the file that ships with the program</source>
        <translation>die Regel `do_not_call` aus der mitgelieferten Datei übernehmen</translation>
    </message>
    <message>
        <source>no rule limits the calls of a day to {most}</source>
        <translation>keine Regel begrenzt die Anrufe eines Tages auf {most}</translation>
    </message>
    <message>
        <source>take the rule `attempts_a_day` of the file that ships with the program</source>
        <translation>die Regel `attempts_a_day` aus der mitgelieferten Datei übernehmen</translation>
    </message>
    <message>
        <source>no rule here says at which hours nobody is called</source>
        <translation>hier sagt keine Regel, zu welchen Uhrzeiten niemand angerufen wird</translation>
    </message>
    <message>
        <source>add one that blocks by `local_time`</source>
        <translation>eine ergänzen, die nach `local_time` sperrt</translation>
    </message>
    <message>
        <source>there are no rules here</source>
        <translation>hier stehen keine Regeln</translation>
    </message>
    <message>
        <source>list at least one rule</source>
        <translation>mindestens eine Regel aufführen</translation>
    </message>
    <message>
        <source>a rule is a block of `name: value` lines</source>
        <translation>eine Regel ist ein Block aus Zeilen `name: wert`</translation>
    </message>
    <message>
        <source>begin it with `id:`</source>
        <translation>mit `id:` beginnen</translation>
    </message>
    <message>
        <source>the rule lacks {names}</source>
        <translation>der Regel fehlt {names}</translation>
    </message>
    <message>
        <source>add it</source>
        <translation>ergänzen</translation>
    </message>
    <message>
        <source>name a statute, a page, or `own` where it is yours</source>
        <translation>ein Gesetz oder eine Seite nennen, oder `own`, wenn sie von Ihnen ist</translation>
    </message>
    <message>
        <source>a rule says where it comes from</source>
        <translation>eine Regel sagt, woher sie kommt</translation>
    </message>
    <message>
        <source>write true once your counsel has confirmed the rule, else false</source>
        <translation>true schreiben, sobald Ihre Rechtsberatung die Regel bestätigt hat, sonst false</translation>
    </message>
    <message>
        <source>this is neither true nor false</source>
        <translation>das ist weder true noch false</translation>
    </message>
    <message>
        <source>3 to 64 small letters, digits, dots and underscores</source>
        <translation>3 bis 64 Kleinbuchstaben, Ziffern, Punkte und Unterstriche</translation>
    </message>
    <message>
        <source>this is no id of a rule</source>
        <translation>das ist keine Kennung einer Regel</translation>
    </message>
    <message>
        <source>the id `{name}` stands here a second time (first in line {line})</source>
        <translation>die Kennung `{name}` steht hier ein zweites Mal (zuerst in Zeile {line})</translation>
    </message>
    <message>
        <source>give this rule another id</source>
        <translation>dieser Regel eine andere Kennung geben</translation>
    </message>
    <message>
        <source>give a text of at most {most} characters in `de` and in `en`</source>
        <translation>einen Text von höchstens {most} Zeichen in `de` und in `en` angeben</translation>
    </message>
    <message>
        <source>the rule says nothing in one of the languages</source>
        <translation>die Regel sagt in einer der Sprachen nichts</translation>
    </message>
    <message>
        <source>this is no day</source>
        <translation>das ist kein Tag</translation>
    </message>
    <message>
        <source>write it as 2026-11-26, or leave it empty</source>
        <translation>als 2026-11-26 schreiben oder leer lassen</translation>
    </message>
    <message>
        <source>one of `any`, `all`, `not` or one fact; join several by `all`</source>
        <translation>eines von `any`, `all`, `not` oder eine Tatsache; mehrere mit `all` verbinden</translation>
    </message>
    <message>
        <source>this is no condition</source>
        <translation>das ist keine Bedingung</translation>
    </message>
    <message>
        <source>there is nothing in `{name}`</source>
        <translation>in `{name}` steht nichts</translation>
    </message>
    <message>
        <source>list its conditions, a dash before each</source>
        <translation>die Bedingungen aufführen, vor jeder ein Strich</translation>
    </message>
    <message>
        <source>there is no fact `{name}`</source>
        <translation>die Tatsache `{name}` gibt es nicht</translation>
    </message>
    <message>
        <source>the facts are {names}</source>
        <translation>die Tatsachen sind {names}</translation>
    </message>
    <message>
        <source>`{name}` cannot be compared like this</source>
        <translation>`{name}` lässt sich so nicht vergleichen</translation>
    </message>
    <message>
        <source>more than {most} calls a day to one number are not allowed by any rule</source>
        <translation>mehr als {most} Anrufe am Tag bei einer Nummer erlaubt keine Regel</translation>
    </message>
    <message>
        <source>write at_least: {most} or less; the authority takes more for a nuisance</source>
        <translation>at_least: {most} oder weniger schreiben; mehr gilt der Behörde als Belästigung</translation>
    </message>
    <message>
        <source>`{name}` cannot have this value</source>
        <translation>`{name}` kann diesen Wert nicht haben</translation>
    </message>
    <message>
        <source>`{name}` means nothing here</source>
        <translation>`{name}` bedeutet hier nichts</translation>
    </message>
    <message>
        <source>this value is not known</source>
        <translation>dieser Wert ist nicht bekannt</translation>
    </message>
    <message>
        <source>it is one of {names}</source>
        <translation>möglich ist {names}</translation>
    </message>
    <message>
        <source>write true or false</source>
        <translation>true oder false schreiben</translation>
    </message>
    <message>
        <source>write a time in quotes, as { at_least: &quot;20:00&quot; }</source>
        <translation>eine Uhrzeit in Anführungszeichen schreiben, wie { at_least: &quot;20:00&quot; }</translation>
    </message>
    <message>
        <source>write a whole number, or a bound as { over: 28 }</source>
        <translation>eine ganze Zahl oder eine Grenze wie { over: 28 } schreiben</translation>
    </message>
    <message>
        <source>write one of its values, or several in brackets</source>
        <translation>einen der Werte schreiben, oder mehrere in Klammern</translation>
    </message>
    <message>
        <source>`{name}` must be a number</source>
        <translation>`{name}` muss eine Zahl sein</translation>
    </message>
    <message>
        <source>write a number</source>
        <translation>eine Zahl schreiben</translation>
    </message>
    <message>
        <source>`{name}` must be a list</source>
        <translation>`{name}` muss eine Liste sein</translation>
    </message>
    <message>
        <source>write a list: each entry in a line of its own, after `- `</source>
        <translation>eine Liste schreiben: jeder Eintrag in einer eigenen Zeile, nach `- `</translation>
    </message>
    <message>
        <source>a step that says something</source>
        <extracomment>parts of the format, by the names a reader knows them under</extracomment>
        <translation>Schritt ohne Frage</translation>
    </message>
    <message>
        <source>a step that asks a question</source>
        <translation>Schritt mit Frage</translation>
    </message>
    <message>
        <source>a step that asks for something else (`ask: permission` …)</source>
        <translation>Schritt mit Steuerfrage (`ask: permission` …)</translation>
    </message>
    <message>
        <source>a branch</source>
        <translation>Weiche</translation>
    </message>
    <message>
        <source>a branch on topics</source>
        <translation>eine Weiche nach Themen</translation>
    </message>
    <message>
        <source>an outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>an answer of a question</source>
        <translation>Antwort einer Frage</translation>
    </message>
    <message>
        <source>an answer of a step</source>
        <translation>Antwort eines Schritts</translation>
    </message>
    <message>
        <source>another wording</source>
        <translation>eine andere Formulierung</translation>
    </message>
    <message>
        <source>the answers of a list</source>
        <translation>die Antworten einer Liste</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>eine Bedingung</translation>
    </message>
    <message>
        <source>a question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>a stock question</source>
        <translation>Standardfrage</translation>
    </message>
    <message>
        <source>a criterion</source>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>a case of a criterion</source>
        <translation>Fall eines Kriteriums</translation>
    </message>
    <message>
        <source>a case of a branch</source>
        <translation>Fall einer Weiche</translation>
    </message>
    <message>
        <source>a product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>points of a product</source>
        <translation>Punkte eines Produkts</translation>
    </message>
    <message>
        <source>a reply</source>
        <translation>Erwiderung</translation>
    </message>
    <message>
        <source>an objection</source>
        <translation>Einwand</translation>
    </message>
    <message>
        <source>a stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>a placeholder</source>
        <translation>Platzhalter</translation>
    </message>
    <message>
        <source>the file itself</source>
        <translation>oberste Ebene der Datei</translation>
    </message>
    <message>
        <source>the branch `{name}` has no `otherwise`</source>
        <translation>die Weiche `{name}` hat kein `otherwise`</translation>
    </message>
    <message>
        <source>add `otherwise:` with the node for all other calls</source>
        <translation>`otherwise:` mit dem Schritt für alle anderen Gespräche ergänzen</translation>
    </message>
    <message>
        <source>`{key}` is missing in `{name}`</source>
        <translation>`{key}` fehlt in `{name}`</translation>
    </message>
    <message>
        <source>`{key}` is missing in the file</source>
        <translation>`{key}` fehlt in der Datei</translation>
    </message>
    <message>
        <source>add `{key}:`</source>
        <translation>`{key}:` ergänzen</translation>
    </message>
    <message>
        <source>`{name}` is no name that can stand here</source>
        <translation>`{name}` ist kein Name, der hier stehen kann</translation>
    </message>
    <message>
        <source>format {format} is not known here</source>
        <translation>das Format {format} ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>write `format: 2`, or update callassist</source>
        <translation>`format: 2` schreiben oder callassist aktualisieren</translation>
    </message>
    <message>
        <source>{given} stands in typographic quotes, which belong to the text</source>
        <translation>{given} steht in typografischen Anführungszeichen, und die gelten als Teil des Textes</translation>
    </message>
    <message>
        <source>write `{name}` without them</source>
        <translation>`{name}` ohne sie schreiben</translation>
    </message>
    <message>
        <source>`{given}` is not possible for `{name}`</source>
        <translation>`{given}` ist für `{name}` nicht möglich</translation>
    </message>
    <message>
        <source>the text is longer than {most} characters</source>
        <translation>der Text ist länger als {most} Zeichen</translation>
    </message>
    <message>
        <source>shorten it</source>
        <translation>kürzen</translation>
    </message>
    <message>
        <source>more than {most} entries in `{name}`</source>
        <translation>mehr als {most} Einträge in `{name}`</translation>
    </message>
    <message>
        <source>split it</source>
        <translation>aufteilen</translation>
    </message>
    <message>
        <source>`{name}` is empty</source>
        <translation>`{name}` ist leer</translation>
    </message>
    <message>
        <source>add at least one entry</source>
        <translation>mindestens einen Eintrag ergänzen</translation>
    </message>
    <message>
        <source>`{name}` must be at least {bound}</source>
        <translation>`{name}` muss mindestens {bound} sein</translation>
    </message>
    <message>
        <source>`{name}` must be at most {bound}</source>
        <translation>`{name}` darf höchstens {bound} sein</translation>
    </message>
    <message>
        <source>correct the number</source>
        <translation>die Zahl berichtigen</translation>
    </message>
    <message>
        <source>`{text}` is a number with dots in it</source>
        <translation>`{text}` ist eine Zahl mit Punkten darin</translation>
    </message>
    <message>
        <source>`{text}` are no hours of a day</source>
        <translation>`{text}` sind keine Stunden eines Tages</translation>
    </message>
    <message>
        <source>write two full hours: &quot;17-20&quot;</source>
        <translation>zwei volle Stunden schreiben: &quot;17-20&quot;</translation>
    </message>
    <message>
        <source>`{name}` cannot be this</source>
        <translation>`{name}` kann das nicht sein</translation>
    </message>
    <message>
        <source>see docs/script-format.md</source>
        <translation>siehe docs/script-format.md</translation>
    </message>
    <message>
        <source>`{text}` has a decimal comma</source>
        <translation>`{text}` hat ein Dezimalkomma</translation>
    </message>
    <message>
        <source>write {text}</source>
        <translation>{text} schreiben</translation>
    </message>
    <message>
        <source>did you mean `{name}`?</source>
        <translation>war `{name}` gemeint?</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>möglich sind: {names}</translation>
    </message>
    <message>
        <source>`{name}` says what the stock question `{question}` means, and that is fixed in common.yaml</source>
        <translation>`{name}` sagt, was die Standardfrage `{question}` bedeutet, und das steht in common.yaml fest</translation>
    </message>
    <message>
        <source>remove the line, or give the question a name of its own and no `stock`</source>
        <translation>die Zeile entfernen, oder der Frage einen eigenen Namen und kein `stock` geben</translation>
    </message>
    <message>
        <source>the comma ends the text, and what follows it is taken for a key</source>
        <translation>das Komma beendet den Text, und was danach steht, gilt als Schlüssel</translation>
    </message>
    <message>
        <source>put the text in quotes: {key}: &quot;{text}&quot;</source>
        <translation>den Text in Anführungszeichen setzen: {key}: &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>the key `{name}` cannot stand here</source>
        <translation>der Schlüssel `{name}` kann hier nicht stehen</translation>
    </message>
    <message>
        <source>remove it; its place is: {places}</source>
        <translation>entfernen; sein Platz ist: {places}</translation>
    </message>
    <message>
        <source>the key `{name}` is not known here</source>
        <translation>der Schlüssel `{name}` ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>remove it, or see docs/script-format.md</source>
        <translation>entfernen, oder siehe docs/script-format.md</translation>
    </message>
    <message>
        <source>the script is not spoken in `{language}`</source>
        <translation>das Skript wird nicht auf `{language}` gesprochen</translation>
    </message>
    <message>
        <source>add it to `languages:`, or remove the text</source>
        <translation>es unter `languages:` ergänzen, oder den Text entfernen</translation>
    </message>
    <message>
        <source>small letters a–z, digits and _</source>
        <translation>Kleinbuchstaben a–z, Ziffern und _</translation>
    </message>
    <message>
        <source>small letters a–z, digits and _ after {start}</source>
        <translation>nach {start} Kleinbuchstaben a–z, Ziffern und _</translation>
    </message>
    <message>
        <source>use another name ({rule})</source>
        <translation>einen anderen Namen nehmen ({rule})</translation>
    </message>
    <message>
        <source>write `{name}`, here and wherever it is named ({rule})</source>
        <translation>`{name}` schreiben, hier und überall, wo der Name steht ({rule})</translation>
    </message>
    <message>
        <source>there is no node `{name}`</source>
        <extracomment>a name that nothing is called by, for each kind of name</extracomment>
        <translation>es gibt keinen Schritt `{name}`</translation>
    </message>
    <message>
        <source>there is no exit `{name}`</source>
        <translation>es gibt keinen Sonderfall `{name}`</translation>
    </message>
    <message>
        <source>there is no exit with a label `{name}`</source>
        <translation>es gibt keinen Sonderfall mit Beschriftung `{name}`</translation>
    </message>
    <message>
        <source>there is no outcome `{name}`</source>
        <translation>es gibt kein Ergebnis `{name}`</translation>
    </message>
    <message>
        <source>there is no question `{name}`</source>
        <translation>es gibt keine Frage `{name}`</translation>
    </message>
    <message>
        <source>there is no stock question `{name}`</source>
        <translation>es gibt keine Standardfrage `{name}`</translation>
    </message>
    <message>
        <source>there is no objection `{name}`</source>
        <translation>es gibt keinen Einwand `{name}`</translation>
    </message>
    <message>
        <source>there is no value `{name}`</source>
        <translation>es gibt keinen Wert `{name}`</translation>
    </message>
    <message>
        <source>there is no list of answers `{name}`</source>
        <translation>es gibt keine Antwortliste `{name}`</translation>
    </message>
    <message>
        <source>there is no band `{name}`</source>
        <translation>es gibt keine Stufe `{name}`</translation>
    </message>
    <message>
        <source>there is no group `{name}`</source>
        <translation>es gibt keine Gruppe `{name}`</translation>
    </message>
    <message>
        <source>it is one of the stock questions: add `{name}: {stock: true}` under `questions:`</source>
        <extracomment>what lies beside the script, by the names its tables give; None where nothing does names of files that stand plainly in the script: by these a change of one is noticed</extracomment>
        <translation>das ist eine der Standardfragen: `{name}: {stock: true}` unter `questions:` ergänzen</translation>
    </message>
    <message>
        <source>correct the name, or add it</source>
        <translation>den Namen berichtigen oder das Fehlende ergänzen</translation>
    </message>
    <message>
        <source>the guard question `{name}` has {count} answers</source>
        <translation>die Pflichtfrage `{name}` hat {count} Antworten</translation>
    </message>
    <message>
        <source>ask for less: {most} answers have a key</source>
        <translation>weniger fragen: {most} Antworten haben eine Taste</translation>
    </message>
    <message>
        <source>no question uses the list `{name}`</source>
        <translation>keine Frage verwendet die Liste `{name}`</translation>
    </message>
    <message>
        <source>use it, or remove it</source>
        <translation>verwenden oder entfernen</translation>
    </message>
    <message>
        <source>no criterion gives points</source>
        <translation>kein Kriterium gibt Punkte</translation>
    </message>
    <message>
        <source>give `points:` in the cases of criteria</source>
        <translation>in Fällen von Kriterien `points:` angeben</translation>
    </message>
    <message>
        <source>behind `{name}`, which is for all points, no band is ever reached</source>
        <translation>hinter `{name}`, das für alle Punkte gilt, wird keine Stufe mehr erreicht</translation>
    </message>
    <message>
        <source>put it last, or give it `at_least`</source>
        <translation>ans Ende stellen oder `at_least` angeben</translation>
    </message>
    <message>
        <source>`{name}` wants no fewer points than the band before it</source>
        <translation>`{name}` verlangt nicht weniger Punkte als die Stufe davor</translation>
    </message>
    <message>
        <source>put the bands with most points first</source>
        <translation>die Stufen mit den meisten Punkten zuerst nennen</translation>
    </message>
    <message>
        <source>`{name}` wants {points} points, and there are {best} at most</source>
        <translation>`{name}` verlangt {points} Punkte, und es gibt höchstens {best}</translation>
    </message>
    <message>
        <source>lower it</source>
        <translation>niedriger ansetzen</translation>
    </message>
    <message>
        <source>`{bound}` compares numbers, but the question `{name}` is of the kind `{kind}`</source>
        <translation>`{bound}` vergleicht Zahlen, die Frage `{name}` ist aber von der Art `{kind}`</translation>
    </message>
    <message>
        <source>`after_days` compares dates, but the question `{name}` is of the kind `{kind}`</source>
        <translation>`after_days` vergleicht Tage, die Frage `{name}` ist aber von der Art `{kind}`</translation>
    </message>
    <message>
        <source>use `at_least`, `at_most`, `above` or `below`</source>
        <translation>`at_least`, `at_most`, `above` oder `below` nehmen</translation>
    </message>
    <message>
        <source>use `after_days`</source>
        <translation>`after_days` nehmen</translation>
    </message>
    <message>
        <source>use `is` or `is_not`</source>
        <translation>`is` oder `is_not` nehmen</translation>
    </message>
    <message>
        <source>the question `{name}` has no answer `{value}`</source>
        <translation>die Frage `{name}` hat keine Antwort `{value}`</translation>
    </message>
    <message>
        <source>the value `{name}` has no amount to compare with</source>
        <translation>der Wert `{name}` hat keinen Betrag zum Vergleichen</translation>
    </message>
    <message>
        <source>add `amount:` to `{name}` under `values:`</source>
        <translation>bei `{name}` unter `values:` ein `amount:` ergänzen</translation>
    </message>
    <message>
        <source>`{name}` looks at the products and at a question at once</source>
        <translation>`{name}` betrachtet die Produkte und eine Frage zugleich</translation>
    </message>
    <message>
        <source>keep one of them</source>
        <translation>eines von beiden entfernen</translation>
    </message>
    <message>
        <source>there are no products to fit</source>
        <translation>es gibt keine Produkte, die passen könnten</translation>
    </message>
    <message>
        <source>add products</source>
        <translation>Produkte ergänzen</translation>
    </message>
    <message>
        <source>the criterion `{name}` has no question</source>
        <translation>das Kriterium `{name}` hat keine Frage</translation>
    </message>
    <message>
        <source>add `question:`, or `any_product: true`</source>
        <translation>`question:` oder `any_product: true` ergänzen</translation>
    </message>
    <message>
        <source>there is no computed value `{name}`</source>
        <translation>es gibt keinen berechneten Wert `{name}`</translation>
    </message>
    <message>
        <source>`{name}` wants one operation</source>
        <translation>`{name}` braucht genau eine Rechenart</translation>
    </message>
    <message>
        <source>write `sum`, `product`, `difference`, `ratio` or `table`</source>
        <translation>`sum`, `product`, `difference`, `ratio` oder `table` schreiben</translation>
    </message>
    <message>
        <source>give it two</source>
        <translation>zwei angeben</translation>
    </message>
    <message>
        <source>give it two to nine</source>
        <translation>zwei bis neun angeben</translation>
    </message>
    <message>
        <source>`{operation}` of {count}</source>
        <translation>`{operation}` aus {count}</translation>
    </message>
    <message>
        <source>only a ratio is told in percent</source>
        <translation>nur ein Verhältnis (`ratio`) wird in Prozent gesagt</translation>
    </message>
    <message>
        <source>remove it, or write `ratio`</source>
        <translation>weglassen, oder `ratio` schreiben</translation>
    </message>
    <message>
        <source>`round` and `decimals` say two things</source>
        <translation>`round` und `decimals` sagen zweierlei</translation>
    </message>
    <message>
        <source>a computed value cannot be called `{name}`</source>
        <translation>ein berechneter Wert kann nicht `{name}` heißen</translation>
    </message>
    <message>
        <source>use another name: a placeholder or a value has this one, or it begins like a question</source>
        <translation>einen anderen Namen wählen: So heißt schon ein Platzhalter oder ein Wert, oder er beginnt wie eine Frage</translation>
    </message>
    <message>
        <source>the value `{name}` has no amount to reckon with</source>
        <translation>der Wert `{name}` hat keinen Betrag, mit dem man rechnen könnte</translation>
    </message>
    <message>
        <source>there is no value and no computed value `{name}`</source>
        <translation>es gibt weder einen Wert noch einen berechneten Wert `{name}`</translation>
    </message>
    <message>
        <source>`{name}` is of the kind `{kind}`, and nothing is reckoned with that</source>
        <translation>`{name}` ist von der Art `{kind}`, und damit wird nicht gerechnet</translation>
    </message>
    <message>
        <source>take a question for a number or an amount</source>
        <translation>eine Frage nach einer Zahl oder einem Betrag nehmen</translation>
    </message>
    <message>
        <source>`{name}` is made of itself</source>
        <translation>`{name}` wird aus sich selbst berechnet</translation>
    </message>
    <message>
        <source>`{name}` stands below `{other}`, which is made of it</source>
        <translation>`{name}` steht unter `{other}`, das daraus berechnet wird</translation>
    </message>
    <message>
        <source>put it above</source>
        <translation>darüber setzen</translation>
    </message>
    <message>
        <source>its amounts are in {currency}</source>
        <translation>seine Beträge sind in {currency}</translation>
    </message>
    <message>
        <source>write `money: {name}`</source>
        <translation>`money: {name}` schreiben</translation>
    </message>
    <message>
        <source>what is paid once is not paid by month or year</source>
        <translation>was einmal gezahlt wird, wird nicht im Monat oder im Jahr gezahlt</translation>
    </message>
    <message>
        <source>remove it, or write `product`</source>
        <translation>weglassen, oder `product` schreiben</translation>
    </message>
    <message>
        <source>there is no table `{name}`</source>
        <translation>es gibt keine Tabelle `{name}`</translation>
    </message>
    <message>
        <source>nothing is looked up by `{name}`, which is of the kind `{kind}`</source>
        <translation>nach `{name}` wird nicht nachgeschlagen, denn die Frage ist von der Art `{kind}`</translation>
    </message>
    <message>
        <source>take a question with one choice, or for a number</source>
        <translation>eine Frage mit einer Antwort nehmen, oder nach einer Zahl</translation>
    </message>
    <message>
        <source>`per` belongs to money, and this is a plain number</source>
        <translation>`per` gehört zu Geld, und das ist eine bloße Zahl</translation>
    </message>
    <message>
        <source>add `money:`, or remove it</source>
        <translation>`money:` ergänzen, oder weglassen</translation>
    </message>
    <message>
        <source>the name of the file does not stand plainly behind `file:`</source>
        <translation>der Name der Datei steht nicht schlicht hinter `file:`</translation>
    </message>
    <message>
        <source>write `file: {name}` in one line</source>
        <translation>`file: {name}` in eine Zeile schreiben</translation>
    </message>
    <message>
        <source>there is no file `{name}` beside the script</source>
        <translation>neben dem Skript liegt keine Datei `{name}`</translation>
    </message>
    <message>
        <source>put it into the same folder, or correct the name</source>
        <translation>sie in denselben Ordner legen, oder den Namen berichtigen</translation>
    </message>
    <message>
        <source>shorten it, or part it in two tables</source>
        <translation>sie kürzen, oder auf zwei Tabellen verteilen</translation>
    </message>
    <message>
        <source>the file has no line</source>
        <translation>die Datei hat keine Zeile</translation>
    </message>
    <message>
        <source>add one for each answer</source>
        <translation>für jede Antwort eine ergänzen</translation>
    </message>
    <message>
        <source>what is looked up names a table and its column</source>
        <translation>was nachgeschlagen wird, nennt eine Tabelle und ihre Spalte</translation>
    </message>
    <message>
        <source>add `{name}:`</source>
        <translation>`{name}:` ergänzen</translation>
    </message>
    <message>
        <source>the table `{name}` gives no `{column}`</source>
        <translation>die Tabelle `{name}` hat keine Spalte `{column}` unter `gives:`</translation>
    </message>
    <message>
        <source>what a column gives is said where the table is</source>
        <translation>was eine Spalte enthält, steht bei der Tabelle</translation>
    </message>
    <message>
        <source>write `{name}` under `gives:`</source>
        <translation>`{name}` unter `gives:` schreiben</translation>
    </message>
    <message>
        <source>money by a number is money, and no percentage</source>
        <translation>Geld durch eine Zahl ist Geld, kein Prozentsatz</translation>
    </message>
    <message>
        <source>amounts of one kind alone can be added</source>
        <translation>nur Gleichartiges lässt sich zusammenzählen</translation>
    </message>
    <message>
        <source>take one currency, and either once or by month and year; or plain numbers alone</source>
        <translation>eine einzige Währung nehmen, und entweder einmalig oder im Monat und im Jahr; oder nur bloße Zahlen</translation>
    </message>
    <message>
        <source>amounts of one kind alone can be compared</source>
        <translation>nur Gleichartiges lässt sich voneinander abziehen</translation>
    </message>
    <message>
        <source>money by money is nothing</source>
        <translation>Geld mal Geld ergibt nichts</translation>
    </message>
    <message>
        <source>keep one amount of money</source>
        <translation>nur einen Geldbetrag behalten</translation>
    </message>
    <message>
        <source>these cannot be divided</source>
        <translation>das lässt sich nicht teilen</translation>
    </message>
    <message>
        <source>divide money by money of the same kind, money by a number, or numbers</source>
        <translation>Geld durch gleichartiges Geld teilen, Geld durch eine Zahl, oder Zahlen</translation>
    </message>
    <message>
        <source>a test looks at a question or at a computed value, not at both</source>
        <translation>eine Bedingung sieht eine Frage oder einen berechneten Wert an, nicht beides</translation>
    </message>
    <message>
        <source>the test does not say what it looks at</source>
        <translation>die Bedingung sagt nicht, was sie ansieht</translation>
    </message>
    <message>
        <source>add `question:`, or `computed:`</source>
        <translation>`question:` oder `computed:` ergänzen</translation>
    </message>
    <message>
        <source>`{bound}` does not suit a computed value, which is a number</source>
        <translation>`{bound}` passt nicht zu einem berechneten Wert, denn der ist eine Zahl</translation>
    </message>
    <message>
        <source>a criterion looks at one thing: a question, a computed value or the products</source>
        <translation>ein Kriterium sieht eines an: eine Frage, einen berechneten Wert oder die Produkte</translation>
    </message>
    <message>
        <source>the criterion `{name}` has no cases</source>
        <translation>das Kriterium `{name}` hat keine Fälle</translation>
    </message>
    <message>
        <source>say under `cases:` which answers meet it</source>
        <translation>unter `cases:` angeben, welche Antworten es erfüllen</translation>
    </message>
    <message>
        <source>`{name}` is timed, but a computed value is no date</source>
        <translation>`{name}` hängt an einem Datum, aber ein berechneter Wert ist keins</translation>
    </message>
    <message>
        <source>nothing looks at `{name}`</source>
        <translation>nichts verwendet `{name}`</translation>
    </message>
    <message>
        <source>`{name}` is timed, but `{question}` does not ask for a date</source>
        <translation>`{name}` gibt einen Zeitpunkt (timed), aber `{question}` fragt nach keinem Tag</translation>
    </message>
    <message>
        <source>take a date question, or another gate</source>
        <translation>eine Frage nach einem Tag oder ein anderes `gate` nehmen</translation>
    </message>
    <message>
        <source>`not_before_days` needs a date, but the question `{name}` is of the kind `{kind}`</source>
        <translation>`not_before_days` braucht einen Tag, die Frage `{name}` ist aber von der Art `{kind}`</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>entfernen</translation>
    </message>
    <message>
        <source>no case of `{name}` says what {answers} means</source>
        <translation>kein Fall von `{name}` sagt, was {answers} bedeutet</translation>
    </message>
    <message>
        <source>add a case, or `- {otherwise: …}`</source>
        <translation>einen Fall oder `- {otherwise: …}` ergänzen</translation>
    </message>
    <message>
        <source>`{written}` is read as {read}, not as {meant}</source>
        <translation>`{written}` wird als {read} gelesen, nicht als {meant}</translation>
    </message>
    <message>
        <source>`{name}` feeds no criterion and no product</source>
        <translation>`{name}` dient keinem Kriterium und keinem Produkt</translation>
    </message>
    <message>
        <source>use it in a rule, or mark it `info: true`</source>
        <translation>in einer Regel verwenden oder mit `info: true` kennzeichnen</translation>
    </message>
    <message>
        <source>no node asks `{name}`</source>
        <translation>kein Schritt stellt die Frage `{name}`</translation>
    </message>
    <message>
        <source>add a node with `ask: {name}`, or remove it</source>
        <translation>einen Schritt mit `ask: {name}` ergänzen oder die Frage entfernen</translation>
    </message>
    <message>
        <source>`{name}` waits for its own answer</source>
        <translation>`{name}` wartet auf die eigene Antwort</translation>
    </message>
    <message>
        <source>break the circle</source>
        <translation>den Kreis auflösen</translation>
    </message>
    <message>
        <source>`{value}` fails a hard criterion, so the call ends before it gets to `{target}`</source>
        <extracomment>no rule for a choice looks at the date</extracomment>
        <translation>`{value}` erfüllt ein hartes Kriterium nicht, das Gespräch endet also, bevor es zu `{target}` kommt</translation>
    </message>
    <message>
        <source>lead it to the closing words, or let the criterion not fail</source>
        <translation>zur Verabschiedung führen, oder das Kriterium anders entscheiden lassen</translation>
    </message>
    <message>
        <source>`{name}` comes back to where it began, and from there to itself</source>
        <translation>`{name}` kehrt dahin zurück, wo er begann, und führt von dort zu sich selbst</translation>
    </message>
    <message>
        <source>give each of its replies a `to`, or lead `otherwise` to a node</source>
        <translation>jeder seiner Erwiderungen ein `to` geben, oder `otherwise` zu einem Schritt führen</translation>
    </message>
    <message>
        <source>the guard question `{name}` is asked at every arrival</source>
        <translation>die Pflichtfrage `{name}` wird jedes Mal neu gestellt</translation>
    </message>
    <message>
        <source>remove `again`</source>
        <translation>`again` entfernen</translation>
    </message>
    <message>
        <source>`{target}` asks no question to come back from</source>
        <translation>`{target}` stellt keine Frage, von der man zurückkäme</translation>
    </message>
    <message>
        <source>remove `then`, or lead to a question</source>
        <translation>`then` entfernen oder zu einer Frage führen</translation>
    </message>
    <message>
        <source>no answer leads out of the circle `{name}` lies in</source>
        <translation>keine Antwort führt aus dem Kreis, in dem `{name}` liegt</translation>
    </message>
    <message>
        <source>lead one answer out of it</source>
        <translation>eine Antwort hinausführen</translation>
    </message>
    <message>
        <source>the circle `{name}` lies in is left only by an answer that ends the call</source>
        <translation>aus dem Kreis, in dem `{name}` liegt, führt nur eine Antwort, die das Gespräch beendet</translation>
    </message>
    <message>
        <source>lead one more answer out of it</source>
        <translation>eine weitere Antwort hinausführen</translation>
    </message>
    <message>
        <source>every question of the circle `{name}` lies in may be left out: it could lead round without a stop</source>
        <translation>jede Frage des Kreises, in dem `{name}` liegt, kann ausgelassen werden: er könnte ohne Halt im Kreis führen</translation>
    </message>
    <message>
        <source>put a question into it that is always asked</source>
        <translation>eine Frage hineinsetzen, die immer gestellt wird</translation>
    </message>
    <message>
        <source>`{name}` does not end the call, but it is the polite exit of this stage</source>
        <translation>`{name}` beendet das Gespräch nicht, soll aber der höfliche Schluss dieser Phase sein</translation>
    </message>
    <message>
        <source>name an outcome node</source>
        <translation>einen Schritt mit `outcome` nennen</translation>
    </message>
    <message>
        <source>a node cannot be called `{name}`</source>
        <translation>ein Schritt kann nicht `{name}` heißen</translation>
    </message>
    <message>
        <source>use another name: X1, X2, … are the shared exits, o_… are objections, q_… are questions</source>
        <translation>einen anderen Namen nehmen: X1, X2, … sind die gemeinsamen Sonderfälle, o_… Einwände, q_… Fragen</translation>
    </message>
    <message>
        <source>the placeholder `{name}` is there already, in common.yaml</source>
        <translation>den Platzhalter `{name}` gibt es schon, in common.yaml</translation>
    </message>
    <message>
        <source>use another name</source>
        <translation>einen anderen Namen nehmen</translation>
    </message>
    <message>
        <source>`{name}` is a stock question, and its meaning is fixed in common.yaml</source>
        <translation>`{name}` ist eine Standardfrage, und ihre Bedeutung steht in common.yaml fest</translation>
    </message>
    <message>
        <source>write `stock: true`, or use another name</source>
        <translation>`stock: true` schreiben oder einen anderen Namen nehmen</translation>
    </message>
    <message>
        <source>the stock question `{name}` has no answer `{value}`</source>
        <translation>die Standardfrage `{name}` hat keine Antwort `{value}`</translation>
    </message>
    <message>
        <source>remove it: only the wording of the answers can be changed here</source>
        <translation>entfernen: hier kann nur der Wortlaut der Antworten geändert werden</translation>
    </message>
    <message>
        <source>keys and exclusive answers of `{name}` are fixed in common.yaml</source>
        <translation>Tasten und Antworten, die allein stehen, sind für `{name}` in common.yaml festgelegt</translation>
    </message>
    <message>
        <source>an answer cannot be called `{value}`</source>
        <translation>eine Antwort kann nicht `{value}` heißen</translation>
    </message>
    <message>
        <source>remove it, or use another name: every question can be answered that way anyway</source>
        <translation>entfernen oder anders nennen: so lässt sich ohnehin jede Frage beantworten</translation>
    </message>
    <message>
        <source>`{name}` offers fewer than two answers</source>
        <translation>`{name}` bietet weniger als zwei Antworten</translation>
    </message>
    <message>
        <source>whoever is called must be told that one word is enough, and can say it</source>
        <extracomment>in `goto` they stand for an answer that has no value</extracomment>
        <translation>wer angerufen wird, muss hören, dass ein Wort genügt, und es sagen können</translation>
    </message>
    <message>
        <source>remove it, or write `direction: incoming` where they call you</source>
        <translation>weglassen, oder `direction: incoming` schreiben, wenn man bei Ihnen anruft</translation>
    </message>
    <message>
        <source>keep `de`, `en`, `recap` and `tip` only</source>
        <translation>nur `de`, `en`, `recap` und `tip` behalten</translation>
    </message>
    <message>
        <source>add them under `choices:`</source>
        <translation>unter `choices:` ergänzen</translation>
    </message>
    <message>
        <source>the list `{name}` has no answer `{value}`</source>
        <translation>die Liste `{name}` hat keine Antwort `{value}`</translation>
    </message>
    <message>
        <source>`{value}` is answer number {position}, and there are only {most} number keys</source>
        <translation>`{value}` ist Antwort Nummer {position}, und es gibt nur {most} Zifferntasten</translation>
    </message>
    <message>
        <source>join some answers, or ask in two steps</source>
        <translation>Antworten zusammenfassen oder in zwei Schritten fragen</translation>
    </message>
    <message>
        <source>`{value}` has the key {key}, and so has `{other}`</source>
        <translation>`{value}` hat die Taste {key}, und `{other}` auch</translation>
    </message>
    <message>
        <source>give one of them another key</source>
        <translation>einer von beiden eine andere Taste geben</translation>
    </message>
    <message>
        <source>`{name}` has no answers</source>
        <translation>`{name}` hat keine Antworten</translation>
    </message>
    <message>
        <source>add them under `answers:`</source>
        <translation>unter `answers:` ergänzen</translation>
    </message>
    <message>
        <source>remove it: what is typed leads to `otherwise`</source>
        <translation>entfernen: was getippt wird, führt zu `otherwise`</translation>
    </message>
    <message>
        <source>a branch on `{on}` knows no bands</source>
        <translation>eine Weiche nach `{on}` kennt keine Stufen</translation>
    </message>
    <message>
        <source>write `branch: points`</source>
        <translation>`branch: points` schreiben</translation>
    </message>
    <message>
        <source>a branch on answers needs a test of a question in each case</source>
        <translation>eine Weiche nach Antworten prüft in jedem Fall eine Frage</translation>
    </message>
    <message>
        <source>write `{question: q_…, is: …, to: …}`</source>
        <translation>`{question: q_…, is: …, to: …}` schreiben</translation>
    </message>
    <message>
        <source>a branch on `{on}` needs `when` in each case</source>
        <translation>eine Weiche nach `{on}` braucht in jedem Fall ein `when`</translation>
    </message>
    <message>
        <source>write `{when: …, to: …}`</source>
        <translation>`{when: …, to: …}` schreiben</translation>
    </message>
    <message>
        <source>`{when}` is nothing a branch on `{on}` can tell</source>
        <translation>`{when}` kann eine Weiche nach `{on}` nicht unterscheiden</translation>
    </message>
    <message>
        <source>write `disqualified`, `not_before`, `prospect` or `open`</source>
        <translation>`disqualified`, `not_before`, `prospect` oder `open` schreiben</translation>
    </message>
    <message>
        <source>write `missing`</source>
        <translation>`missing` schreiben</translation>
    </message>
    <message>
        <source>a branch on points needs `band` or `at_least` in each case</source>
        <translation>eine Weiche nach Punkten braucht in jedem Fall `band` oder `at_least`</translation>
    </message>
    <message>
        <source>write `{band: …, to: …}` or `{at_least: …, to: …}`</source>
        <translation>`{band: …, to: …}` oder `{at_least: …, to: …}` schreiben</translation>
    </message>
    <message>
        <source>`return` has nowhere to go back to from here</source>
        <translation>`return` kann von hier aus nirgendwohin zurück</translation>
    </message>
    <message>
        <source>name the node that comes next</source>
        <translation>den Schritt nennen, der als Nächstes kommt</translation>
    </message>
    <message>
        <source>`{name}` is an outcome already</source>
        <translation>`{name}` ist schon ein Ergebnis</translation>
    </message>
    <message>
        <source>use another name, or use it as it is</source>
        <translation>einen anderen Namen wählen, oder es nehmen, wie es ist</translation>
    </message>
    <message>
        <source>no outcome of a script&apos;s own can be like `{like}`</source>
        <translation>kein eigenes Ergebnis eines Skripts kann sein wie `{like}`</translation>
    </message>
    <message>
        <source>use `{like}` itself: what the law, the line or the number says has one name</source>
        <translation>`{like}` selbst nehmen: Was Gesetz, Leitung oder Nummer ergeben, hat nur einen Namen</translation>
    </message>
    <message>
        <source>there is nothing to say to an answering machine</source>
        <extracomment>words that can be said before the other side stops listening (openers, closings) or answering (questions, replies) words that are taken in at a glance texts from which on a language that none of them has is a choice and no slip so much of a text is shown in a mend texts that may be left out altogether parts of the file whose texts are put together with others before they are spoken, and are not searched again</extracomment>
        <translation>für den Anrufbeantworter fehlt ein Text</translation>
    </message>
    <message>
        <source>add `voicemail:`</source>
        <translation>`voicemail:` ergänzen</translation>
    </message>
    <message>
        <source>add the English texts, or make its calls in German</source>
        <translation>die englischen Texte ergänzen, oder die Gespräche auf Deutsch führen</translation>
    </message>
    <message>
        <source>the script speaks German only (texts without `en:`: {count})</source>
        <translation>das Skript spricht nur Deutsch (Texte ohne `en:`: {count})</translation>
    </message>
    <message>
        <source>the script speaks English only (texts without `de:`: {count})</source>
        <translation>das Skript spricht nur Englisch (Texte ohne `de:`: {count})</translation>
    </message>
    <message>
        <source>add the German texts, or make its calls in English</source>
        <translation>die deutschen Texte ergänzen, oder die Gespräche auf Englisch führen</translation>
    </message>
    <message>
        <source>`{name}` is no language</source>
        <translation>`{name}` ist keine Sprache</translation>
    </message>
    <message>
        <source>write its tag, as `de`, `hu` or `pt-BR`</source>
        <translation>das Kürzel schreiben, etwa `de`, `hu` oder `pt-BR`</translation>
    </message>
    <message>
        <source>`{name}` stands there twice</source>
        <translation>`{name}` steht dort zweimal</translation>
    </message>
    <message>
        <source>remove one of them</source>
        <translation>eines davon entfernen</translation>
    </message>
    <message>
        <source>exits and shared closing words are said in English where {names} is spoken</source>
        <translation>Ausgänge und gemeinsame Schlussworte werden englisch gesprochen, wo die Sprache {names} ist</translation>
    </message>
    <message>
        <source>write your own closing words under `closings:`</source>
        <translation>eigene Schlussworte unter `closings:` schreiben</translation>
    </message>
    <message>
        <source>the text is not there in `{language}`</source>
        <translation>den Text gibt es nicht auf `{language}`</translation>
    </message>
    <message>
        <source>add `{language}:`</source>
        <translation>`{language}:` ergänzen</translation>
    </message>
    <message>
        <source>the text is there in German only</source>
        <translation>den Text gibt es nur auf Deutsch</translation>
    </message>
    <message>
        <source>add `en:`</source>
        <translation>`en:` ergänzen</translation>
    </message>
    <message>
        <source>the text is there in English only</source>
        <translation>den Text gibt es nur auf Englisch</translation>
    </message>
    <message>
        <source>add `de:`</source>
        <translation>`de:` ergänzen</translation>
    </message>
    <message>
        <source>the text ends before `{rest}`, because ` #` begins a comment</source>
        <translation>der Text endet vor `{rest}`, denn mit ` #` beginnt ein Kommentar</translation>
    </message>
    <message>
        <source>put the whole text in quotes: {key}: &quot;{text}&quot;</source>
        <translation>den ganzen Text in Anführungszeichen setzen: {key}: &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>`{name}` has no text</source>
        <translation>`{name}` hat keinen Text</translation>
    </message>
    <message>
        <source>add `de:` and `en:`</source>
        <translation>`de:` und `en:` ergänzen</translation>
    </message>
    <message>
        <source>a brace that belongs to no placeholder</source>
        <translation>eine geschweifte Klammer, die zu keinem Platzhalter gehört</translation>
    </message>
    <message>
        <source>write {name}, or {name|fallback} with nothing else inside</source>
        <translation>{name} oder {name|Ersatztext} schreiben, mit nichts sonst darin</translation>
    </message>
    <message>
        <source>only {answer} can stand here, not {placeholder}</source>
        <translation>hier kann nur {answer} stehen, nicht {placeholder}</translation>
    </message>
    <message>
        <source>remove the placeholder</source>
        <translation>den Platzhalter entfernen</translation>
    </message>
    <message>
        <source>{placeholder} is not filled in here</source>
        <translation>{placeholder} wird hier nicht ausgefüllt</translation>
    </message>
    <message>
        <source>write the words out</source>
        <translation>die Wörter ausschreiben</translation>
    </message>
    <message>
        <source>{placeholder} needs a question `{question}` with a `confirm` text</source>
        <translation>{placeholder} braucht eine Frage `{question}` mit einem Text unter `confirm`</translation>
    </message>
    <message>
        <source>add the text, or remove the placeholder</source>
        <translation>den Text ergänzen oder den Platzhalter entfernen</translation>
    </message>
    <message>
        <source>{placeholder} has no words for a call in which it is not known</source>
        <translation>{placeholder} hat keine Worte für ein Gespräch, in dem der Wert offen ist</translation>
    </message>
    <message>
        <source>there is no placeholder {placeholder}</source>
        <translation>es gibt keinen Platzhalter {placeholder}</translation>
    </message>
    <message>
        <source>declare it under `placeholders:`</source>
        <translation>unter `placeholders:` angeben</translation>
    </message>
    <message>
        <source>{placeholder} has no fallback for a lead who did not answer</source>
        <translation>{placeholder} hat keinen Ersatztext für einen Lead, der nicht geantwortet hat</translation>
    </message>
    <message>
        <source>write {{placeholder}|words that fit without the answer}</source>
        <translation>{{placeholder}|Worte, die auch ohne die Antwort passen} schreiben</translation>
    </message>
    <message>
        <source>say it shorter</source>
        <translation>kürzer sagen</translation>
    </message>
    <message>
        <source>{count} words are too many for a question (at most {most})</source>
        <translation>{count} Wörter sind zu viele für eine Frage (höchstens {most})</translation>
    </message>
    <message>
        <source>{count} words are too many for a voicemail (at most {most})</source>
        <translation>{count} Wörter sind zu viele für einen Anrufbeantworter (höchstens {most})</translation>
    </message>
    <message>
        <source>{count} words are no keywords any more (at most {most})</source>
        <translation>{count} Wörter sind keine Stichworte mehr (höchstens {most})</translation>
    </message>
    <message>
        <source>{count} words are too many for a reply (at most {most})</source>
        <translation>{count} Wörter sind zu viele für eine Erwiderung (höchstens {most})</translation>
    </message>
    <message>
        <source>{count} words are too many for a guard question (at most {most})</source>
        <translation>{count} Wörter sind zu viele für eine Pflichtfrage (höchstens {most})</translation>
    </message>
    <message>
        <source>{count} words are too many for one breath (at most {most})</source>
        <translation>{count} Wörter sind zu viele für einen Atemzug (höchstens {most})</translation>
    </message>
    <message>
        <source>the objection `{name}` has one wording only</source>
        <translation>der Einwand `{name}` hat nur eine Formulierung</translation>
    </message>
    <message>
        <source>the objection `{name}` has {count} wordings</source>
        <translation>der Einwand `{name}` hat {count} Formulierungen</translation>
    </message>
    <message>
        <source>give two or three</source>
        <translation>zwei oder drei angeben</translation>
    </message>
    <message>
        <source>a reply in {count} steps (two to four can be kept in mind)</source>
        <translation>eine Erwiderung in {count} Teilen (zwei bis vier kann man sich merken)</translation>
    </message>
    <message>
        <source>write it as one text</source>
        <translation>als einen Text schreiben</translation>
    </message>
    <message>
        <source>join some of them</source>
        <translation>einige davon zusammenfassen</translation>
    </message>
    <message>
        <source>a text beside its own steps is never said</source>
        <translation>ein Text neben eigenen Teilen wird nie gesagt</translation>
    </message>
    <message>
        <source>make it the first step</source>
        <translation>ihn zum ersten Teil machen</translation>
    </message>
    <message>
        <source>nothing says what is good about `{name}`</source>
        <translation>nichts sagt, was an `{name}` gut ist</translation>
    </message>
    <message>
        <source>add up to three lines under `usp:`</source>
        <translation>bis zu drei Zeilen unter `usp:` ergänzen</translation>
    </message>
    <message>
        <source>`{name}` has {count} USP lines, and three are shown</source>
        <translation>`{name}` hat {count} USP-Zeilen, gezeigt werden drei</translation>
    </message>
    <message>
        <source>keep the best three</source>
        <translation>die besten drei behalten</translation>
    </message>
    <message>
        <source>there are {count} USP lines, and three are shown</source>
        <translation>es gibt {count} USP-Zeilen, gezeigt werden drei</translation>
    </message>
    <message>
        <source>the guard question `{name}` cannot be answered by one key or a number</source>
        <translation>die Pflichtfrage `{name}` lässt sich nicht mit einer Taste oder einer Zahl beantworten</translation>
    </message>
    <message>
        <source>ask a closed question or one number, or drop `guard`</source>
        <translation>eine geschlossene Frage oder nach einer Zahl fragen, oder `guard` entfernen</translation>
    </message>
    <message>
        <source>nothing leads to the node `{name}`</source>
        <translation>nichts führt zum Schritt `{name}`</translation>
    </message>
    <message>
        <source>lead an answer here, or remove it</source>
        <translation>eine Antwort hierher führen, oder ihn entfernen</translation>
    </message>
    <message>
        <source>`{name}` leads back to itself without anybody choosing</source>
        <translation>`{name}` führt zu sich selbst zurück, ohne dass jemand wählt</translation>
    </message>
    <message>
        <source>put a question into the circle</source>
        <translation>eine Frage in den Kreis setzen</translation>
    </message>
    <message>
        <source>from `{name}` the call never comes to an end</source>
        <translation>von `{name}` aus kommt das Gespräch nie zu einem Ende</translation>
    </message>
    <message>
        <source>lead to an outcome</source>
        <translation>zu einem Ergebnis führen</translation>
    </message>
    <message>
        <source>the stage `{stage}` has no guard question</source>
        <translation>die Phase `{stage}` hat keine Pflichtfrage</translation>
    </message>
    <message>
        <source>mark one to three questions `guard: true`</source>
        <translation>eine bis drei Fragen mit `guard: true` kennzeichnen</translation>
    </message>
    <message>
        <source>the stage `{stage}` has {count} guard questions</source>
        <translation>die Phase `{stage}` hat {count} Pflichtfragen</translation>
    </message>
    <message>
        <source>keep the three most telling</source>
        <translation>die drei aussagekräftigsten behalten</translation>
    </message>
    <message>
        <source>`{name}` asks about depth {depth} before it is known who decides</source>
        <translation>`{name}` fragt nach Tiefe {depth}, bevor bekannt ist, wer entscheidet</translation>
    </message>
    <message>
        <source>ask who decides first</source>
        <translation>zuerst fragen, wer entscheidet</translation>
    </message>
    <message>
        <source>`{name}` is reached before anybody has said who calls and that this is a sales call</source>
        <translation>`{name}` wird erreicht, bevor gesagt ist, wer anruft und dass es um einen Verkauf geht</translation>
    </message>
    <message>
        <source>put a node with `must_say: true` before it</source>
        <translation>einen Schritt mit `must_say: true` davor setzen</translation>
    </message>
    <message>
        <source>{one}, {other}</source>
        <extracomment>what fills a slot: a name out of the file, a number, or words that are to be translated themselves</extracomment>
        <translation>{one}, {other}</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} oder {last}</translation>
    </message>
    <message>
        <source>the file has more than {most} values</source>
        <extracomment>entries of one block or list: 2,000 nodes are the most a script has keys and values of any kind; 2,000 rich nodes have fewer, and many more could not be refused within a second commas, brackets and braces; prose does not reach that, and data that does has more values than are allowed a comment that begins like a text&apos;s number sign: `house #1` what a double-quoted escape can smuggle in: control characters and halves of surrogate pairs</extracomment>
        <translation>die Datei hat mehr als {most} Werte</translation>
    </message>
    <message>
        <source>this is no file</source>
        <extracomment>plain texts that end where ` #` begins a comment, though it looks like part of the text, and that &quot;comment&quot; plain numbers written like a German thousand, as they were written False if the file was refused: `data` is then None and `problems` says why characters before it in the text (plain, quoted): whether the tag could be left out of a document&apos;s start of a scalar: how it is written of a mapping or list: in braces or brackets</extracomment>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>name a script file (.yaml)</source>
        <translation>eine Skriptdatei (.yaml) nennen</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>check the name and the folder</source>
        <translation>Namen und Ordner prüfen</translation>
    </message>
    <message>
        <source>reading it is not permitted</source>
        <translation>das Lesen ist nicht erlaubt</translation>
    </message>
    <message>
        <source>change its permissions, or copy it</source>
        <translation>die Rechte ändern oder die Datei kopieren</translation>
    </message>
    <message>
        <source>it cannot be read ({cause})</source>
        <translation>die Datei lässt sich nicht lesen ({cause})</translation>
    </message>
    <message>
        <source>copy it to a local folder and try again</source>
        <translation>in einen lokalen Ordner kopieren und noch einmal versuchen</translation>
    </message>
    <message>
        <source>split the script, or remove what is no script</source>
        <translation>das Skript aufteilen, oder entfernen, was kein Skript ist</translation>
    </message>
    <message>
        <source>the file is larger than 1 MiB</source>
        <translation>die Datei ist größer als 1 MiB</translation>
    </message>
    <message>
        <source>the file is no text (it has zero bytes)</source>
        <translation>die Datei ist kein Text (sie enthält Null-Bytes)</translation>
    </message>
    <message>
        <source>save it as UTF-8 text</source>
        <translation>als Text in UTF-8 speichern</translation>
    </message>
    <message>
        <source>line {line} cannot be read ({cause})</source>
        <extracomment>findings that are told of one file as `file:` may name one: told from the bytes alone, before a script is parsed</extracomment>
        <translation>Zeile {line} lässt sich nicht lesen ({cause})</translation>
    </message>
    <message>
        <source>save it as plain CSV</source>
        <translation>sie als einfache CSV-Datei speichern</translation>
    </message>
    <message>
        <source>the file has no column `{name}`</source>
        <translation>die Datei hat keine Spalte `{name}`</translation>
    </message>
    <message>
        <source>add it to the first line, or correct the name</source>
        <translation>sie in der ersten Zeile ergänzen, oder den Namen berichtigen</translation>
    </message>
    <message>
        <source>the file has more than {most} lines</source>
        <translation>die Datei hat mehr als {most} Zeilen</translation>
    </message>
    <message>
        <source>line {line} is for the same answers as line {former}</source>
        <translation>Zeile {line} gilt für dieselben Antworten wie Zeile {former}</translation>
    </message>
    <message>
        <source>line {line}: the question `{name}` has no answer `{value}`</source>
        <translation>Zeile {line}: Die Frage `{name}` hat keine Antwort `{value}`</translation>
    </message>
    <message>
        <source>write the name an answer has in the script</source>
        <translation>den Namen schreiben, den eine Antwort im Skript hat</translation>
    </message>
    <message>
        <source>line {line}, `{column}`: `{written}` is no number</source>
        <translation>Zeile {line}, `{column}`: `{written}` ist keine Zahl</translation>
    </message>
    <message>
        <source>write a number with a decimal point, such as 12.5</source>
        <translation>eine Zahl mit Dezimalpunkt schreiben, etwa 12.5</translation>
    </message>
    <message>
        <source>line {line}, `{column}`: `{written}` has a decimal comma</source>
        <translation>Zeile {line}, `{column}`: `{written}` hat ein Dezimalkomma</translation>
    </message>
    <message>
        <source>line {line}, `{column}`: `{written}` is a number with dots in it</source>
        <translation>Zeile {line}, `{column}`: `{written}` ist eine Zahl mit Punkten darin</translation>
    </message>
    <message>
        <source>no line is for the answer `{value}` of `{name}`</source>
        <translation>keine Zeile gilt für die Antwort `{value}` von `{name}`</translation>
    </message>
    <message>
        <source>add one, or leave it for a person to judge</source>
        <translation>eine ergänzen, oder es einem Menschen zur Beurteilung lassen</translation>
    </message>
    <message>
        <source>split the script</source>
        <translation>das Skript aufteilen</translation>
    </message>
    <message>
        <source>the file is not in UTF-8</source>
        <translation>die Datei ist nicht in UTF-8</translation>
    </message>
    <message>
        <source>the file is larger than {most} KiB</source>
        <translation>die Datei ist größer als {most} KiB</translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation>in UTF-8 speichern</translation>
    </message>
    <message>
        <source>the line is longer than {most} characters</source>
        <translation>die Zeile ist länger als {most} Zeichen</translation>
    </message>
    <message>
        <source>break it into several lines</source>
        <translation>auf mehrere Zeilen verteilen</translation>
    </message>
    <message>
        <source>start from the example in docs/script-format.md</source>
        <extracomment>the key whose value comes next; None while a key is expected the value of a repeated key is read and thrown away</extracomment>
        <translation>mit dem Beispiel in docs/script-format.md anfangen</translation>
    </message>
    <message>
        <source>the file has no content</source>
        <extracomment>the line behind that of its key: blank lines and comments above its first entry go with that</extracomment>
        <translation>die Datei hat keinen Inhalt</translation>
    </message>
    <message>
        <source>anchors (&amp;) and aliases (*) are not allowed</source>
        <translation>Anker (&amp;) und Verweise (*) sind nicht erlaubt</translation>
    </message>
    <message>
        <source>write the part out; put a text that begins with * or &amp; in quotes</source>
        <translation>den Teil ausschreiben; einen Text, der mit * oder &amp; beginnt, in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>tags (!) are not allowed</source>
        <translation>Tags (!) sind nicht erlaubt</translation>
    </message>
    <message>
        <source>remove the tag; put text in quotes</source>
        <translation>das Tag entfernen; einen Text in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>there are more than {most} entries in one block</source>
        <translation>ein Block hat mehr als {most} Einträge</translation>
    </message>
    <message>
        <source>there is more than one document in the file</source>
        <extracomment>its key, or the dash of a list in lines of their own right behind the colon or the dash; -1 where there is neither (`{a, b}`, `[a, b]`) characters from its first to its last; 0 for a value that is not written at all of a scalar: its text as it was parsed of a scalar: `&quot;`, `&apos;`, `|`, `&gt;`, or empty for a plain one of a mapping or list: in braces or brackets of one in flow: whether it has its braces; `[a: 1]` has a mapping without of one in lines: whether a key stands behind a question mark</extracomment>
        <translation>die Datei enthält mehr als ein Dokument</translation>
    </message>
    <message>
        <source>one file, one script: remove `---`</source>
        <translation>eine Datei, ein Skript: `---` entfernen</translation>
    </message>
    <message>
        <source>directives (%YAML, %TAG) are not allowed</source>
        <translation>Direktiven (%YAML, %TAG) sind nicht erlaubt</translation>
    </message>
    <message>
        <source>remove the line</source>
        <translation>die Zeile entfernen</translation>
    </message>
    <message>
        <source>the text has control characters</source>
        <translation>der Text enthält Steuerzeichen</translation>
    </message>
    <message>
        <source>remove the escape sequence</source>
        <translation>die Escape-Folge entfernen</translation>
    </message>
    <message>
        <source>the key `{name}` stands here a second time (first in line {line})</source>
        <translation>der Schlüssel `{name}` steht hier zum zweiten Mal (zuerst in Zeile {line})</translation>
    </message>
    <message>
        <source>keep one</source>
        <translation>einen davon entfernen</translation>
    </message>
    <message>
        <source>a key must be a plain name</source>
        <translation>ein Schlüssel muss ein einfacher Name sein</translation>
    </message>
    <message>
        <source>write `name: value`</source>
        <translation>`Name: Wert` schreiben</translation>
    </message>
    <message>
        <source>more than {most} levels inside one another</source>
        <translation>mehr als {most} Ebenen ineinander</translation>
    </message>
    <message>
        <source>flatten this part</source>
        <translation>diesen Teil flacher schreiben</translation>
    </message>
    <message>
        <source>this is not YAML: {reason}</source>
        <translation>das ist kein YAML: {reason}</translation>
    </message>
    <message>
        <source>check the file&apos;s characters</source>
        <translation>die Zeichen der Datei prüfen</translation>
    </message>
    <message>
        <source>a colon stands where none can stand</source>
        <extracomment>what the parser says of the mistakes that are made by hand, and how a reader is told of them</extracomment>
        <translation>ein Doppelpunkt steht, wo keiner stehen kann</translation>
    </message>
    <message>
        <source>put a text with a colon in quotes, or correct the indentation</source>
        <translation>einen Text mit Doppelpunkt in Anführungszeichen setzen, oder die Einrückung berichtigen</translation>
    </message>
    <message>
        <source>this line is indented differently from the ones it belongs to</source>
        <translation>diese Zeile ist anders eingerückt als die, zu denen sie gehört</translation>
    </message>
    <message>
        <source>begin it in the same column as its neighbours</source>
        <translation>in derselben Spalte beginnen wie ihre Nachbarn</translation>
    </message>
    <message>
        <source>between { and } a comma or the closing brace is missing</source>
        <translation>zwischen { und } fehlt ein Komma oder die schließende Klammer</translation>
    </message>
    <message>
        <source>put a text with quotes, braces or a colon in quotes, or close the brace</source>
        <translation>einen Text mit Anführungszeichen, Klammern oder Doppelpunkt in Anführungszeichen setzen, oder die Klammer schließen</translation>
    </message>
    <message>
        <source>between [ and ] a comma or the closing bracket is missing</source>
        <translation>zwischen [ und ] fehlt ein Komma oder die schließende Klammer</translation>
    </message>
    <message>
        <source>separate the entries by commas, or close the bracket</source>
        <translation>die Einträge durch Kommas trennen, oder die Klammer schließen</translation>
    </message>
    <message>
        <source>a quote is opened here and never closed</source>
        <translation>ein Anführungszeichen wird hier geöffnet und nirgends geschlossen</translation>
    </message>
    <message>
        <source>close it; a quotation mark inside a text in quotes is written \&quot;</source>
        <translation>schließen; innerhalb von Anführungszeichen wird ein Anführungszeichen als \&quot; geschrieben</translation>
    </message>
    <message>
        <source>a key without a colon</source>
        <translation>ein Schlüssel ohne Doppelpunkt</translation>
    </message>
    <message>
        <source>write `name: value`, or indent the line as part of the text above</source>
        <translation>`Name: Wert` schreiben, oder die Zeile als Teil des Textes darüber einrücken</translation>
    </message>
    <message>
        <source>a tab stands where only blanks can indent</source>
        <translation>ein Tabulator steht, wo nur Leerzeichen einrücken können</translation>
    </message>
    <message>
        <source>replace it by blanks</source>
        <translation>durch Leerzeichen ersetzen</translation>
    </message>
    <message>
        <source>a text cannot begin with this character</source>
        <translation>mit diesem Zeichen kann ein Text nicht beginnen</translation>
    </message>
    <message>
        <source>after a backslash in quotes this character means nothing</source>
        <translation>nach einem umgekehrten Schrägstrich in Anführungszeichen bedeutet dieses Zeichen nichts</translation>
    </message>
    <message>
        <source>double the backslash, or use single quotes</source>
        <translation>den Schrägstrich verdoppeln oder einfache Anführungszeichen nehmen</translation>
    </message>
    <message>
        <source>check indentation, colons and quotes</source>
        <translation>Einrückung, Doppelpunkte und Anführungszeichen prüfen</translation>
    </message>
    <message>
        <source>this folder holds more scripts than are listed</source>
        <extracomment>raised when what the cache holds changes in a way the domain&apos;s shape does not show more scripts than a team has; older ones are made again when they are needed files of a folder, and bytes of all of them, that are read for the list: the rest is named there, unread seconds of the processor that checking files may take in one run; the next run goes on where this one ended bytes of a cache file: a script has at most 1 MiB and is kept with the parts all scripts share what it is spoken in, the default first what became of contents, in case nothing can be kept on the disk</extracomment>
        <translation>in diesem Ordner liegen mehr Skripte, als aufgeführt werden</translation>
    </message>
    <message>
        <source>move those that are not needed elsewhere</source>
        <translation>verschieben, was nicht gebraucht wird</translation>
    </message>
    <message>
        <source>checking the other files took too long</source>
        <translation>das Prüfen der anderen Dateien hat zu lange gedauert</translation>
    </message>
    <message>
        <source>start callassist again, or remove files</source>
        <translation>callassist neu starten oder Dateien entfernen</translation>
    </message>
    <message>
        <source>the script `{script}` is also in {file}</source>
        <translation>das Skript `{script}` steht auch in {file}</translation>
    </message>
    <message>
        <source>give one of them another name after `script:`</source>
        <translation>einem von beiden nach `script:` einen anderen Namen geben</translation>
    </message>
    <message>
        <source>`{name}` is a key of format {since}, and the file is in format {format}</source>
        <translation>`{name}` gibt es ab Format {since}, und die Datei ist in Format {format}</translation>
    </message>
    <message>
        <source>bring the file up by `callassist upgrade`</source>
        <translation>die Datei mit `callassist upgrade` aktualisieren</translation>
    </message>
    <message>
        <source>the file does not say which script it is over</source>
        <extracomment>the script&apos;s name the fingerprints of the texts they were written over</extracomment>
        <translation>die Datei sagt nicht, zu welchem Skript sie gehört</translation>
    </message>
    <message>
        <source>write `over:` with its name</source>
        <translation>`over:` mit seinem Namen schreiben</translation>
    </message>
    <message>
        <source>the file must start with `format: 2`</source>
        <extracomment>what stands in for a required part of the top that is missing or broken, so that the rest can be checked what stands in for a required entry inside a part, so that the part still counts where others name it after this many findings nobody reads on, and a file made to annoy must not cost a second ways to the parts that were cut out; what is said about them again would only repeat the breach top-level parts that had to be substituted</extracomment>
        <translation>die Datei muss mit `format: 2` beginnen</translation>
    </message>
    <message>
        <source>name a step or an objection, and the number of its wording: `w2/2: {de: …}`</source>
        <translation>einen Schritt oder Einwand nennen und die Nummer der Formulierung: `w2/2: {de: …}`</translation>
    </message>
    <message>
        <source>`{name}` is said by everybody as it stands</source>
        <translation>`{name}` sagen alle so, wie es dasteht</translation>
    </message>
    <message>
        <source>remove it: what the law wants, exits and shared closing words have no words of one&apos;s own</source>
        <translation>entfernen: Für gesetzlich Vorgeschriebenes, Ausgänge und gemeinsame Schlussworte gibt es keine eigenen Worte</translation>
    </message>
    <message>
        <source>the script `{script}` says nothing at `{name}`</source>
        <translation>das Skript `{script}` sagt bei `{name}` nichts</translation>
    </message>
    <message>
        <source>correct the name, or remove it</source>
        <translation>den Namen berichtigen, oder es entfernen</translation>
    </message>
    <message>
        <source>the script says something else at `{name}` by now</source>
        <translation>das Skript sagt bei `{name}` inzwischen etwas anderes</translation>
    </message>
    <message>
        <source>look at both in a call, and keep yours once more: until then the script&apos;s are said</source>
        <translation>beides in einem Anruf ansehen und die eigenen Worte noch einmal behalten: bis dahin werden die des Skripts gesagt</translation>
    </message>
    <message>
        <source>new question “{name}”</source>
        <extracomment>characters of a text by which a step or an answer is named keys that hold the words of languages</extracomment>
        <translation>neue Frage „{name}“</translation>
    </message>
    <message>
        <source>question “{name}” removed</source>
        <translation>Frage „{name}“ entfernt</translation>
    </message>
    <message>
        <source>the questions stand in another order</source>
        <translation>die Fragen stehen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>new criterion “{name}”</source>
        <translation>neues Kriterium „{name}“</translation>
    </message>
    <message>
        <source>criterion “{name}” removed</source>
        <translation>Kriterium „{name}“ entfernt</translation>
    </message>
    <message>
        <source>the criteria stand in another order</source>
        <translation>die Kriterien stehen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>new product “{name}”</source>
        <translation>neues Produkt „{name}“</translation>
    </message>
    <message>
        <source>product “{name}” removed</source>
        <translation>Produkt „{name}“ entfernt</translation>
    </message>
    <message>
        <source>the products stand in another order</source>
        <translation>die Produkte stehen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>new step {name}</source>
        <translation>neuer Schritt {name}</translation>
    </message>
    <message>
        <source>step {name} removed</source>
        <translation>Schritt {name} entfernt</translation>
    </message>
    <message>
        <source>the steps stand in another order</source>
        <translation>die Schritte stehen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>new objection “{name}”</source>
        <translation>neuer Einwand „{name}“</translation>
    </message>
    <message>
        <source>objection “{name}” removed</source>
        <translation>Einwand „{name}“ entfernt</translation>
    </message>
    <message>
        <source>the objections stand in another order</source>
        <translation>die Einwände stehen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>the end ({outcome})</source>
        <translation>zum Ende ({outcome})</translation>
    </message>
    <message>
        <source>the objection “{name}”</source>
        <translation>zum Einwand „{name}“</translation>
    </message>
    <message>
        <source>where it was opened</source>
        <translation>dorthin zurück, wo er geöffnet wurde</translation>
    </message>
    <message>
        <source>the exit {name}</source>
        <translation>zum Sonderfall {name}</translation>
    </message>
    <message>
        <source>the polite exit {name}</source>
        <translation>zum höflichen Schluss {name}</translation>
    </message>
    <message>
        <source>step {name}</source>
        <translation>zu Schritt {name}</translation>
    </message>
    <message>
        <source>version {old} is now {new}</source>
        <translation>Version {old} ist jetzt {new}</translation>
    </message>
    <message>
        <source>the name of the script in the log changed</source>
        <translation>der Name des Skripts im Protokoll hat sich geändert</translation>
    </message>
    <message>
        <source>the file is in another format</source>
        <translation>die Datei hat ein anderes Format</translation>
    </message>
    <message>
        <source>the title changed</source>
        <translation>der Titel hat sich geändert</translation>
    </message>
    <message>
        <source>the languages changed</source>
        <translation>die Sprachen haben sich geändert</translation>
    </message>
    <message>
        <source>the market changed: {value}</source>
        <translation>der Markt ist jetzt: {value}</translation>
    </message>
    <message>
        <source>the country changed: {value}</source>
        <translation>das Land ist jetzt: {value}</translation>
    </message>
    <message>
        <source>how the call presents itself changed: {value}</source>
        <translation>als was sich der Anruf vorstellt, ist jetzt: {value}</translation>
    </message>
    <message>
        <source>who calls whom changed: {value}</source>
        <translation>wer wen anruft, hat sich geändert: {value}</translation>
    </message>
    <message>
        <source>the notice that one word is enough, and its exit, are no longer offered</source>
        <translation>der Hinweis, dass ein Wort genügt, und sein Ausgang werden nicht mehr angeboten</translation>
    </message>
    <message>
        <source>the notice that one word is enough, and its exit, are offered again</source>
        <translation>der Hinweis, dass ein Wort genügt, und sein Ausgang werden wieder angeboten</translation>
    </message>
    <message>
        <source>the legal notice changed</source>
        <translation>der rechtliche Hinweis hat sich geändert</translation>
    </message>
    <message>
        <source>the words for the voicemail changed</source>
        <translation>der Text für die Mailbox hat sich geändert</translation>
    </message>
    <message>
        <source>`{part}`: `{name}` changed</source>
        <translation>`{part}`: `{name}` geändert</translation>
    </message>
    <message>
        <source>`{part}` changed</source>
        <translation>`{part}` geändert</translation>
    </message>
    <message>
        <source>stage “{name}” removed</source>
        <translation>Phase „{name}“ entfernt</translation>
    </message>
    <message>
        <source>new stage “{name}”</source>
        <translation>neue Phase „{name}“</translation>
    </message>
    <message>
        <source>stage “{name}” now begins at {target}</source>
        <translation>Phase „{name}“ führt zu Beginn jetzt {target}</translation>
    </message>
    <message>
        <source>stage “{name}”: the polite exit is now {target}</source>
        <translation>Phase „{name}“: wer nicht passt, kommt jetzt {target}</translation>
    </message>
    <message>
        <source>stage “{name}”: `{key}` changed</source>
        <translation>Phase „{name}“: `{key}` geändert</translation>
    </message>
    <message>
        <source>product “{name}”: `{key}` changed</source>
        <translation>Produkt „{name}“: `{key}` geändert</translation>
    </message>
    <message>
        <source>question “{name}”: answer “{answer}” removed</source>
        <translation>Frage „{name}“: Antwort „{answer}“ entfernt</translation>
    </message>
    <message>
        <source>question “{name}”: new answer “{answer}”</source>
        <translation>Frage „{name}“: neue Antwort „{answer}“</translation>
    </message>
    <message>
        <source>question “{name}”: answer “{answer}” changed</source>
        <translation>Frage „{name}“: Antwort „{answer}“ geändert</translation>
    </message>
    <message>
        <source>question “{name}”: the answers have other keys</source>
        <translation>Frage „{name}“: die Antworten liegen auf anderen Tasten</translation>
    </message>
    <message>
        <source>question “{name}” is now asked before any appointment</source>
        <translation>Frage „{name}“ wird jetzt vor jedem Termin gestellt</translation>
    </message>
    <message>
        <source>question “{name}” is no longer asked before every appointment</source>
        <translation>Frage „{name}“ wird nicht mehr vor jedem Termin gestellt</translation>
    </message>
    <message>
        <source>question “{name}” counts as asked in new words from now on</source>
        <translation>Frage „{name}“ zählt ab jetzt als neu formuliert</translation>
    </message>
    <message>
        <source>question “{name}”: `{key}` changed</source>
        <translation>Frage „{name}“: `{key}` geändert</translation>
    </message>
    <message>
        <source>criterion “{name}”: answer “{answer}” {effect}</source>
        <translation>Kriterium „{name}“: Antwort „{answer}“ {effect}</translation>
    </message>
    <message>
        <source>criterion “{name}”: its rule changed</source>
        <translation>Kriterium „{name}“: Regel geändert</translation>
    </message>
    <message>
        <source>criterion “{name}”: `{key}` changed</source>
        <translation>Kriterium „{name}“: `{key}` geändert</translation>
    </message>
    <message>
        <source>now rules out, once objection “{name}” was answered in vain</source>
        <translation>schließt jetzt aus, wenn der Einwand „{name}“ vergeblich beantwortet wurde</translation>
    </message>
    <message>
        <source>step {name}: reworded</source>
        <translation>Schritt {name}: anders formuliert</translation>
    </message>
    <message>
        <source>step {name}: another tip</source>
        <translation>Schritt {name}: anderer Tipp</translation>
    </message>
    <message>
        <source>answer “{answer}” of step {name} now leads to {target}</source>
        <translation>Antwort „{answer}“ in Schritt {name} führt jetzt {target}</translation>
    </message>
    <message>
        <source>answer “{answer}” of step {name} now leads where every other answer does</source>
        <translation>Antwort „{answer}“ in Schritt {name} führt jetzt dorthin, wohin jede andere führt</translation>
    </message>
    <message>
        <source>step {name} now leads to {target}</source>
        <translation>Schritt {name} führt jetzt {target}</translation>
    </message>
    <message>
        <source>step {name}: every other answer now leads to {target}</source>
        <translation>Schritt {name}: jede andere Antwort führt jetzt {target}</translation>
    </message>
    <message>
        <source>step {name}: `{key}` changed</source>
        <translation>Schritt {name}: `{key}` geändert</translation>
    </message>
    <message>
        <source>step {name}: the topics come in another order</source>
        <translation>Schritt {name}: Die Themen kommen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>step {name}: topic “{answer}” removed</source>
        <translation>Schritt {name}: Thema „{answer}“ entfernt</translation>
    </message>
    <message>
        <source>step {name}: topic “{answer}” now leads to {target}</source>
        <translation>Schritt {name}: Thema „{answer}“ führt jetzt zu {target}</translation>
    </message>
    <message>
        <source>step {name}: answer “{answer}” removed</source>
        <translation>Schritt {name}: Antwort „{answer}“ entfernt</translation>
    </message>
    <message>
        <source>step {name}: new answer “{answer}”, it leads to {target}</source>
        <translation>Schritt {name}: neue Antwort „{answer}“, sie führt {target}</translation>
    </message>
    <message>
        <source>step {name}: answer “{answer}” changed</source>
        <translation>Schritt {name}: Antwort „{answer}“ geändert</translation>
    </message>
    <message>
        <source>objection “{name}”: wording {number} now leads to {target}</source>
        <translation>Einwand „{name}“: Formulierung {number} führt jetzt {target}</translation>
    </message>
    <message>
        <source>objection “{name}”: `{key}` changed</source>
        <translation>Einwand „{name}“: `{key}` geändert</translation>
    </message>
    <message>
        <source>objection “{name}”: wording {number} reworded</source>
        <translation>Einwand „{name}“: Formulierung {number} lautet anders</translation>
    </message>
    <message>
        <source>objection “{name}”: new wording {number}</source>
        <translation>Einwand „{name}“: neue Formulierung {number}</translation>
    </message>
    <message>
        <source>objection “{name}”: wording {number} removed</source>
        <translation>Einwand „{name}“: Formulierung {number} entfernt</translation>
    </message>
    <message>
        <source>step {name}: wording {number} reworded</source>
        <translation>Schritt {name}: Formulierung {number} lautet anders</translation>
    </message>
    <message>
        <source>step {name}: new wording {number}</source>
        <translation>Schritt {name}: neue Formulierung {number}</translation>
    </message>
    <message>
        <source>step {name}: wording {number} removed</source>
        <translation>Schritt {name}: Formulierung {number} entfernt</translation>
    </message>
    <message>
        <source>is no longer named</source>
        <translation>wird nicht mehr genannt</translation>
    </message>
    <message>
        <source>now rules out</source>
        <translation>schließt jetzt aus</translation>
    </message>
    <message>
        <source>now leaves it open</source>
        <translation>lässt es jetzt offen</translation>
    </message>
    <message>
        <source>now gives {points} points</source>
        <translation>gibt jetzt {points} Punkte</translation>
    </message>
    <message>
        <source>now fits</source>
        <translation>passt jetzt</translation>
    </message>
    <message>
        <source>correct it in a text editor first</source>
        <translation>zuerst in einem Texteditor berichtigen</translation>
    </message>
    <message>
        <source>a condition is one thing: a test of a question, `weekday`, `hours` or `contact_role`</source>
        <translation>eine Bedingung ist genau eines: der Test einer Frage, `weekday`, `hours` oder `contact_role`</translation>
    </message>
    <message>
        <source>write `{question: q_…, is: …}`, or give each a line of its own</source>
        <translation>`{question: q_…, is: …}` schreiben oder jeder eine eigene Zeile geben</translation>
    </message>
    <message>
        <source>this condition holds for every answer there is</source>
        <translation>diese Bedingung gilt bei jeder möglichen Antwort</translation>
    </message>
    <message>
        <source>remove it, or leave an answer out</source>
        <translation>entfernen oder eine Antwort auslassen</translation>
    </message>
    <message>
        <source>this condition can never hold</source>
        <translation>diese Bedingung kann nie gelten</translation>
    </message>
    <message>
        <source>correct the bounds or the answers</source>
        <translation>die Grenzen oder die Antworten berichtigen</translation>
    </message>
    <message>
        <source>`{name}` is asked nowhere before this</source>
        <extracomment>a later stage knows what the one before has asked, and such a branch asks whatever is open</extracomment>
        <translation>`{name}` wird vorher nirgends gefragt</translation>
    </message>
    <message>
        <source>ask it earlier, or test another one</source>
        <translation>früher fragen oder eine andere prüfen</translation>
    </message>
    <message>
        <source>every text for an answering machine is for some calls only</source>
        <translation>jeder Text für den Anrufbeantworter gilt nur für manche Anrufe</translation>
    </message>
    <message>
        <source>add one without `when`, as the last</source>
        <translation>einen ohne `when` ergänzen, als letzten</translation>
    </message>
    <message>
        <source>every answer is for some calls only: in others there would be none</source>
        <translation>jede Antwort gilt nur für manche Anrufe: in anderen gäbe es keine</translation>
    </message>
    <message>
        <source>leave one without `when`</source>
        <translation>eine ohne `when` lassen</translation>
    </message>
    <message>
        <source>the script was changed elsewhere since this draft was begun</source>
        <extracomment>bytes of a script, and of the mark in front of it undone and done again together with the one before it steps that are done; those behind were undone the text that was about to be published: whether it was, the file of the script tells where the files lie that it looks into</extracomment>
        <translation>das Skript wurde anderswo geändert, seit dieser Entwurf begonnen wurde</translation>
    </message>
    <message>
        <source>the last change was being saved when the program ended, and is lost</source>
        <translation>die letzte Änderung wurde gerade gespeichert, als das Programm endete, und ist verloren</translation>
    </message>
    <message>
        <source>{count} changes of this draft cannot be read any more; they are kept in its folder</source>
        <translation>{count} Änderungen dieses Entwurfs sind nicht mehr lesbar; sie liegen noch in seinem Ordner</translation>
    </message>
    <message>
        <source>the script has no stage `{stage}`</source>
        <extracomment>what stands where somebody&apos;s own words were fields of an action that say nothing of a person steps that are only said and may be gone over between two answers what a line nobody wrote can make of the engine&apos;s readers what is different, in words; nothing where it came out as it must at which step that came to light, from 1; 0: at the end, or before the first the step of the script the call stood at then, or came to last; &quot;&quot; for none</extracomment>
        <translation>das Skript hat keine Phase `{stage}`</translation>
    </message>
    <message>
        <source>{action} is not possible any more: the call stands at `{node}`</source>
        <translation>{action} ist nicht mehr möglich: Das Gespräch steht bei `{node}`</translation>
    </message>
    <message>
        <source>its file holds a step nobody can take</source>
        <translation>in der Datei steht ein Schritt, den es nicht gibt</translation>
    </message>
    <message>
        <source>the verdict is `{found}`, not `{expected}`</source>
        <translation>die Einstufung ist `{found}`, nicht `{expected}`</translation>
    </message>
    <message>
        <source>the outcome is `{found}`, not `{expected}`</source>
        <translation>das Ergebnis ist `{found}`, nicht `{expected}`</translation>
    </message>
    <message>
        <source>the call ends at `{found}`, not at `{expected}`</source>
        <translation>das Gespräch endet bei `{found}`, nicht bei `{expected}`</translation>
    </message>
    <message>
        <source>it has {found} points, not {expected}</source>
        <translation>es sind {found} Punkte, nicht {expected}</translation>
    </message>
    <message>
        <source>answer `{answer}` to `{question}`</source>
        <translation>Antwort `{answer}` auf `{question}`</translation>
    </message>
    <message>
        <source>step `{step}`</source>
        <translation>Schritt `{step}`</translation>
    </message>
    <message>
        <source>an answer has other words</source>
        <extracomment>its present number, and the one it would get</extracomment>
        <translation>eine Antwort lautet anders</translation>
    </message>
    <message>
        <source>an answer was removed</source>
        <translation>eine Antwort ist weggefallen</translation>
    </message>
    <message>
        <source>it is asked in other words</source>
        <translation>die Frage wird anders gestellt</translation>
    </message>
    <message>
        <source>`{key}` changed</source>
        <translation>`{key}` geändert</translation>
    </message>
    <message>
        <source>its step was left out</source>
        <translation>der Schritt dazu wurde ausgelassen</translation>
    </message>
    <message>
        <source>a text has at most {most} signs</source>
        <translation>ein Text hat höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>its answer was left out</source>
        <extracomment>how a scale is asked for the fewest signs by which a step may be named in a way the step that follows; None: the one below steps that follow an answer alone by the headings they stand first under in the order of the alphabet whether what is said now follows the step that makes the appointment</extracomment>
        <translation>die Antwort dazu wurde ausgelassen</translation>
    </message>
    <message>
        <source>a script has at most {most} steps here</source>
        <translation>ein Skript hat hier höchstens {most} Schritte</translation>
    </message>
    <message>
        <source>an answer has at most {most} signs</source>
        <translation>eine Antwort hat höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>an objection without a reply</source>
        <translation>ein Einwand ohne Erwiderung</translation>
    </message>
    <message>
        <source>a script has at most {most} objections here</source>
        <translation>ein Skript hat hier höchstens {most} Einwände</translation>
    </message>
    <message>
        <source>an objection has at most {most} signs</source>
        <translation>ein Einwand hat höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>its objection was left out</source>
        <translation>der Einwand dazu wurde ausgelassen</translation>
    </message>
    <message>
        <source>there is no objection “{name}”</source>
        <translation>es gibt keinen Einwand „{name}“</translation>
    </message>
    <message>
        <source>{count} steps are called “{name}”</source>
        <translation>{count} Schritte heißen „{name}“</translation>
    </message>
    <message>
        <source>there is no step below it</source>
        <translation>darunter steht kein Schritt</translation>
    </message>
    <message>
        <source>{count} steps begin with “{name}”</source>
        <translation>{count} Schritte beginnen mit „{name}“</translation>
    </message>
    <message>
        <source>there is no step “{name}”</source>
        <translation>es gibt keinen Schritt „{name}“</translation>
    </message>
    <message>
        <source>a step has at most {most} other wordings</source>
        <translation>ein Schritt hat höchstens {most} andere Formulierungen</translation>
    </message>
    <message>
        <source>it is not known what this means</source>
        <translation>was das bedeutet, ist nicht bekannt</translation>
    </message>
    <message>
        <source>points go from 0 to {most}</source>
        <translation>Punkte gehen von 0 bis {most}</translation>
    </message>
    <message>
        <source>an answer means one thing</source>
        <translation>eine Antwort hat nur eine Bedeutung</translation>
    </message>
    <message>
        <source>an objection has at most {most} replies</source>
        <translation>ein Einwand hat höchstens {most} Erwiderungen</translation>
    </message>
    <message>
        <source>a step that asks nothing has no answers</source>
        <translation>ein Schritt, der nichts fragt, hat keine Antworten</translation>
    </message>
    <message>
        <source>what is typed has one named alternative</source>
        <translation>was getippt wird, hat nur eine benannte Alternative</translation>
    </message>
    <message>
        <source>a question has at most {most} answers on keys</source>
        <translation>eine Frage hat höchstens {most} Antworten auf Tasten</translation>
    </message>
    <message>
        <source>there is no word in it</source>
        <extracomment>what begins a line and says what it is words of a line in bold that is a heading how far its own line is set in, and how: by a point of a list, a number, neither how far its answers are set in; -1: there is none what further words of the same paragraph belong to</extracomment>
        <translation>darin steht kein Wort</translation>
    </message>
    <message>
        <source>it stands under a heading for notes</source>
        <translation>es steht unter einer Überschrift für Notizen</translation>
    </message>
    <message>
        <source>a heading with nothing below it</source>
        <translation>eine Überschrift, unter der nichts steht</translation>
    </message>
    <message>
        <source>an objection has no tip</source>
        <translation>ein Einwand hat keinen Tipp</translation>
    </message>
    <message>
        <source>a way with no reply that leads there</source>
        <translation>ein Ziel, zu dem keine Erwiderung führt</translation>
    </message>
    <message>
        <source>a tip above the first step</source>
        <translation>ein Tipp vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>another wording of no step</source>
        <translation>eine andere Formulierung, zu der kein Schritt gehört</translation>
    </message>
    <message>
        <source>a second way from the same step</source>
        <translation>ein zweites Ziel desselben Schritts</translation>
    </message>
    <message>
        <source>a greeting, because there is no step in it</source>
        <extracomment>questions that are asked before an appointment, whatever leads there of a name that stands in lists what was added or put in other words, a sentence each what of the outline no script can hold nodes that no step stands for names of the nodes, by the places of the steps</extracomment>
        <translation>eine Begrüßung, weil kein Schritt darin steht</translation>
    </message>
    <message>
        <source>a polite exit for leads an answer rules out (`{name}`)</source>
        <translation>ein höflicher Abschied für Leads, die ausscheiden (`{name}`)</translation>
    </message>
    <message>
        <source>a brace that stood alone became `{other}`</source>
        <translation>aus einer einzelnen geschweiften Klammer wurde `{other}`</translation>
    </message>
    <message>
        <source>`{old}` became `{new}`</source>
        <translation>aus `{old}` wurde `{new}`</translation>
    </message>
    <message>
        <source>`{old}` became `{new}`, because no value is known by that name</source>
        <translation>aus `{old}` wurde `{new}`, weil kein Wert so heißt</translation>
    </message>
    <message>
        <source>{what} ({count} times)</source>
        <extracomment>how people mark what changes from call to call, and what it is called here</extracomment>
        <translation>{what} ({count}-mal)</translation>
    </message>
    <message>
        <source>a step that makes the appointment (`{name}`)</source>
        <translation>ein Schritt, der den Termin ausmacht (`{name}`)</translation>
    </message>
    <message>
        <source>a second answer to “{text}”, which has one alone</source>
        <translation>eine zweite Antwort auf „{text}“, wo nur eine stand</translation>
    </message>
    <message>
        <source>it would lead round for ever, with nobody choosing</source>
        <extracomment>keys of an ask node&apos;s answers</extracomment>
        <translation>das führte endlos im Kreis, ohne dass jemand wählt</translation>
    </message>
    <message>
        <source>a way out of a circle without an end: “does not know” ends the call at “{text}”</source>
        <translation>ein Ausweg aus einem Kreis ohne Ende: „weiß nicht“ beendet das Gespräch bei „{text}“</translation>
    </message>
    <message>
        <source>an end behind “{text}”, from which no call could end</source>
        <translation>ein Ende hinter „{text}“, wo kein Gespräch enden konnte</translation>
    </message>
    <message>
        <source>a part of its own for “{text}”, to which nothing leads</source>
        <translation>ein eigener Teil für „{text}“, weil nichts dorthin führt</translation>
    </message>
    <message>
        <source>nothing leads to it</source>
        <translation>nichts führt dorthin</translation>
    </message>
    <message>
        <source>an outline has no branches: ways to it go on as `otherwise` says</source>
        <translation>eine Gliederung kennt keine Weichen: Wege dorthin gehen weiter, wie es unter `otherwise` steht</translation>
    </message>
    <message>
        <source>nothing is said there</source>
        <translation>dort wird nichts gesagt</translation>
    </message>
    <message>
        <source>an outline has one stage</source>
        <translation>eine Gliederung hat nur eine Phase</translation>
    </message>
    <message>
        <source>an outline has no products</source>
        <translation>eine Gliederung kennt keine Produkte</translation>
    </message>
    <message>
        <source>an outline has no rules over figures, dates or products</source>
        <translation>eine Gliederung kennt keine Regeln über Zahlen, Tage oder Produkte</translation>
    </message>
    <message>
        <source>an outline does not say what is answered before it rules out</source>
        <translation>eine Gliederung sagt nicht, was vor dem Ausschluss erwidert wird</translation>
    </message>
    <message>
        <source>an outline does not say what a reply needs</source>
        <translation>eine Gliederung sagt nicht, was eine Erwiderung voraussetzt</translation>
    </message>
    <message>
        <source>nothing is computed in an outline</source>
        <translation>in einer Gliederung wird nichts berechnet</translation>
    </message>
    <message>
        <source>an outline does not say who calls whom</source>
        <translation>eine Gliederung sagt nicht, wer wen anruft</translation>
    </message>
    <message>
        <source>an outline says the outcome it is like instead</source>
        <translation>eine Gliederung nennt stattdessen das Ergebnis, dem es gleicht</translation>
    </message>
    <message>
        <source>an outline has no notice above the call</source>
        <translation>eine Gliederung hat keinen Hinweis vor dem Gespräch</translation>
    </message>
    <message>
        <source>an outline does not say that words must be said</source>
        <translation>eine Gliederung sagt nicht, welche Worte fallen müssen</translation>
    </message>
    <message>
        <source>an outline has no answers there</source>
        <translation>eine Gliederung hat dort keine Antworten</translation>
    </message>
    <message>
        <source>an outline has no field beside answers</source>
        <translation>eine Gliederung hat neben Antworten kein Eingabefeld</translation>
    </message>
    <message>
        <source>an outline does not say where “{state}” leads</source>
        <translation>eine Gliederung sagt nicht, wohin „{state}“ führt</translation>
    </message>
    <message>
        <source>no column of this table is called text, question, objection or the like</source>
        <extracomment>rows among which the names of the columns are looked for</extracomment>
        <translation>keine Spalte dieser Tabelle heißt Text, Frage, Einwand oder ähnlich</translation>
    </message>
    <message>
        <source>it stands above the names of the columns</source>
        <translation>es steht über den Namen der Spalten</translation>
    </message>
    <message>
        <source>the column “{name}” is not known</source>
        <translation>die Spalte „{name}“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>its column has no name</source>
        <translation>die Spalte hat keinen Namen</translation>
    </message>
    <message>
        <source>a voicemail has no such thing</source>
        <translation>zum Anrufbeantworter gehört so etwas nicht</translation>
    </message>
    <message>
        <source>an objection has no such thing</source>
        <translation>zu einem Einwand gehört so etwas nicht</translation>
    </message>
    <message>
        <source>there is no objection above it</source>
        <translation>darüber steht kein Einwand</translation>
    </message>
    <message>
        <source>a step without a text</source>
        <translation>ein Schritt ohne Text</translation>
    </message>
    <message>
        <source>a reply to no objection</source>
        <translation>eine Erwiderung ohne Einwand</translation>
    </message>
    <message>
        <source>there is no step above it</source>
        <translation>darüber steht kein Schritt</translation>
    </message>
    <message>
        <source>this kind of step is not known</source>
        <extracomment>what each field is usually called</extracomment>
        <translation>diese Art von Schritt ist nicht bekannt</translation>
    </message>
    <message>
        <source>a second way from the same answer</source>
        <translation>ein zweites Ziel derselben Antwort</translation>
    </message>
    <message>
        <source>it is not told which answer means this</source>
        <translation>zu welcher Antwort das gehört, steht nicht da</translation>
    </message>
    <message>
        <source>a meaning without an answer</source>
        <translation>eine Bedeutung ohne Antwort</translation>
    </message>
    <message>
        <source>no field points at it</source>
        <translation>kein Feld zeigt darauf</translation>
    </message>
    <message>
        <source>a comment is no part of the script</source>
        <extracomment>pieces of 64 KiB that may be unpacked of one part, and elements in it: a script of 200 pages has a tenth of that set in by one level of a list, and in twentieths of a point</extracomment>
        <translation>ein Kommentar gehört nicht zum Skript</translation>
    </message>
    <message>
        <source>a footnote is no part of the script</source>
        <translation>eine Fußnote gehört nicht zum Skript</translation>
    </message>
    <message>
        <source>an endnote is no part of the script</source>
        <translation>eine Endnote gehört nicht zum Skript</translation>
    </message>
    <message>
        <source>outcome “{name}” removed</source>
        <translation>Ergebnis „{name}“ entfernt</translation>
    </message>
    <message>
        <source>new outcome “{name}”, which counts like {like}</source>
        <translation>neues Ergebnis „{name}“, es zählt wie {like}</translation>
    </message>
    <message>
        <source>outcome “{name}” now counts like {like}</source>
        <translation>Ergebnis „{name}“ zählt jetzt wie {like}</translation>
    </message>
    <message>
        <source>outcome “{name}”: reworded</source>
        <translation>Ergebnis „{name}“: anders benannt</translation>
    </message>
    <message>
        <source>table “{name}” removed</source>
        <translation>Tabelle „{name}“ entfernt</translation>
    </message>
    <message>
        <source>new table “{name}”, out of the file {file}</source>
        <translation>neue Tabelle „{name}“ aus der Datei {file}</translation>
    </message>
    <message>
        <source>table “{name}” now comes out of the file {file}</source>
        <translation>Tabelle „{name}“ kommt jetzt aus der Datei {file}</translation>
    </message>
    <message>
        <source>table “{name}” is read in another way</source>
        <translation>Tabelle „{name}“ wird anders gelesen</translation>
    </message>
    <message>
        <source>computed value “{name}” removed</source>
        <translation>berechneter Wert „{name}“ entfernt</translation>
    </message>
    <message>
        <source>new computed value “{name}”</source>
        <translation>neuer berechneter Wert „{name}“</translation>
    </message>
    <message>
        <source>computed value “{name}” is computed in another way</source>
        <translation>berechneter Wert „{name}“ wird anders berechnet</translation>
    </message>
    <message>
        <source>computed value “{name}”: reworded</source>
        <translation>berechneter Wert „{name}“: anders benannt</translation>
    </message>
    <message>
        <source>the computed values stand in another order</source>
        <translation>die berechneten Werte stehen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>every answer fails `{name}`: asking again gains nothing</source>
        <extracomment>no rule for a choice looks at the date</extracomment>
        <translation>bei `{name}` scheidet jede Antwort aus: noch einmal zu fragen bringt nichts</translation>
    </message>
    <message>
        <source>let one answer meet it, or remove `rescue`</source>
        <translation>eine Antwort genügen lassen, oder `rescue` entfernen</translation>
    </message>
    <message>
        <source>`{name}` decides nothing, so there is nothing to rescue</source>
        <translation>`{name}` entscheidet nichts, also gibt es nichts zu retten</translation>
    </message>
    <message>
        <source>write `gate: hard`, or remove it</source>
        <translation>`gate: hard` schreiben, oder es entfernen</translation>
    </message>
    <message>
        <source>this case does not fail, so there is nothing to rescue</source>
        <translation>dieser Fall schließt nicht aus, also gibt es nichts zu retten</translation>
    </message>
    <message>
        <source>write `result: failed`, or remove it</source>
        <translation>`result: failed` schreiben, oder es entfernen</translation>
    </message>
    <message>
        <source>one person does not fail `{name}`: another one of the account may decide</source>
        <translation>an einer Person scheitert `{name}` nicht: Jemand anderes der Firma kann entscheiden</translation>
    </message>
    <message>
        <source>`{name}` takes one answer, so there is nothing to go through</source>
        <translation>`{name}` nimmt eine einzige Antwort, also gibt es nichts durchzugehen</translation>
    </message>
    <message>
        <source>write `branch: answer`, or `kind: multi`</source>
        <translation>`branch: answer` schreiben, oder `kind: multi`</translation>
    </message>
    <message>
        <source>no way for {answers} of `{name}`</source>
        <translation>kein Weg für {answers} von `{name}`</translation>
    </message>
    <message>
        <source>add a way for each answer</source>
        <translation>für jede Antwort einen Weg ergänzen</translation>
    </message>
    <message>
        <source>the topics `{value}` and `{other}` both come to `{node}`</source>
        <translation>die Themen `{value}` und `{other}` kommen beide zu `{node}`</translation>
    </message>
    <message>
        <source>give each topic nodes of its own</source>
        <translation>jedem Thema eigene Schritte geben</translation>
    </message>
    <message>
        <source>the topic `{value}` does not lead back to `{node}`</source>
        <translation>das Thema `{value}` führt nicht zu `{node}` zurück</translation>
    </message>
    <message>
        <source>lead its last step to `{node}`: the topics behind it are left out else</source>
        <translation>den letzten Schritt zu `{node}` führen: sonst fallen die Themen dahinter weg</translation>
    </message>
</context>
<context>
    <name>AboutCard</name>
    <message>
        <source>ABOUT</source>
        <translation>ÜBER CALLASSIST</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gebaut mit</translation>
    </message>
    <message>
        <source>Your data lies in</source>
        <translation>Ihre Daten liegen in</translation>
    </message>
    <message>
        <source>callassist never looks for updates and sends nothing. Install a newer version over this one; your data stays.</source>
        <translation>callassist sucht nie nach Aktualisierungen und sendet nichts. Installieren Sie eine neuere Version einfach über diese; Ihre Daten bleiben.</translation>
    </message>
    <message>
        <source>Show licences</source>
        <translation>Lizenzen zeigen</translation>
    </message>
    <message>
        <source>Hide licences</source>
        <translation>Lizenzen verbergen</translation>
    </message>
</context>
<context>
    <name>ActionStrip</name>
    <message>
        <source>go on</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>next part ({shown}/{count})</source>
        <translation>nächster Teil ({shown}/{count})</translation>
    </message>
    <message>
        <source>go on with that</source>
        <translation>damit weiter</translation>
    </message>
    <message>
        <source>ask once more</source>
        <translation>noch einmal fragen</translation>
    </message>
    <message>
        <source>end the call</source>
        <translation>Gespräch beenden</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>bestätigen</translation>
    </message>
    <message>
        <source>take the answer</source>
        <translation>Antwort übernehmen</translation>
    </message>
    <message>
        <source>next reply ({shown}/{count})</source>
        <translation>nächste Antwort ({shown}/{count})</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>does not know</source>
        <translation>weiß nicht</translation>
    </message>
    <message>
        <source>something else …</source>
        <translation>etwas anderes …</translation>
    </message>
    <message>
        <source>helped</source>
        <translation>hat geholfen</translation>
    </message>
    <message>
        <source>did not help</source>
        <translation>hat nicht geholfen</translation>
    </message>
    <message>
        <source>back to the question</source>
        <translation>zurück zur Frage</translation>
    </message>
    <message>
        <source>back to what was said before</source>
        <translation>zurück zum vorigen Einwand</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>what we do better</source>
        <translation>was wir besser machen</translation>
    </message>
    <message>
        <source>own question</source>
        <translation>eigene Frage</translation>
    </message>
</context>
<context>
    <name>AddingForm</name>
    <message>
        <source>Which number must not be called any more?</source>
        <extracomment>how a number is read: its E.164 form, and the figures it was typed with</extracomment>
        <translation>Welche Nummer darf nicht mehr angerufen werden?</translation>
    </message>
    <message>
        <source>It is blocked at once, in every list, now and later. What was to be called there is cancelled.</source>
        <translation>Sie ist sofort gesperrt, in jeder Liste, jetzt und später. Was dort anzurufen war, entfällt.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>No whole number: only {figures}, written just so, is blocked. Better add the area code.</source>
        <translation>Keine ganze Nummer: Gesperrt wird nur {figures}, genau so geschrieben. Besser mit Vorwahl.</translation>
    </message>
</context>
<context>
    <name>Ahead</name>
    <message>
        <source>NEXT</source>
        <translation>ALS NÄCHSTES</translation>
    </message>
    <message>
        <source>STILL OPEN</source>
        <translation>NOCH OFFEN</translation>
    </message>
    <message>
        <source>WHAT WE DO BETTER</source>
        <translation>WAS WIR BESSER MACHEN</translation>
    </message>
    <message>
        <source>LEGAL NOTE</source>
        <translation>RECHTLICHES</translation>
    </message>
</context>
<context>
    <name>AnswerEditing</name>
    <message>
        <source>Change: {question}</source>
        <translation>Ändern: {question}</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Nothing typed yet. Type the answer, or mark it refused or not known.</source>
        <translation>Noch nichts eingegeben. Antwort eingeben oder als verweigert oder nicht bekannt vermerken.</translation>
    </message>
    <message>
        <source>a number, for example 18</source>
        <translation>eine Zahl, zum Beispiel 18</translation>
    </message>
    <message>
        <source>an amount, for example 50 or about 50-80</source>
        <translation>ein Betrag, zum Beispiel 50 oder etwa 50-80</translation>
    </message>
    <message>
        <source>a date: 31.3.2027, 3/2027, Q2, end of 2027</source>
        <translation>ein Datum: 31.3.2027, 3/2027, Q2, Ende 2027</translation>
    </message>
    <message>
        <source>a time: Tuesday 18:00, tomorrow 10:00, 4.3. 9:30</source>
        <translation>eine Zeit: Dienstag 18:00, morgen 10:00, 4.3. 9:30</translation>
    </message>
    <message>
        <source>one of {count} answers: type how it begins</source>
        <translation>eine von {count} Antworten: ihren Anfang tippen</translation>
    </message>
    <message>
        <source>type here</source>
        <translation>hier eingeben</translation>
    </message>
    <message>
        <source>Answer {key}: {name}</source>
        <extracomment>identity of what is asked: the field is emptied when it changes heading, where it is not the question that was just spoken Enter in the empty field of a question that takes several answers Backspace in the empty field of a control: out of the field, and nothing more by whether the buttons are low the answers that have a button now the question that is being changed out of turn; it stands in the card of the spoken text, right above</extracomment>
        <translation>Antwort {key}: {name}</translation>
    </message>
</context>
<context>
    <name>AnswerRows</name>
    <message>
        <source>Answer {number}</source>
        <extracomment>what Tab leaves for the first of them</extracomment>
        <translation>Antwort {number}</translation>
    </message>
    <message>
        <source>Way on from {answer}</source>
        <translation>Weiter von {answer}</translation>
    </message>
    <message>
        <source>What {answer} means</source>
        <translation>Was {answer} bedeutet</translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>BACKUPS</source>
        <extracomment>pixels of the frame, with what the stylesheet leaves between it and the rows</extracomment>
        <translation>SICHERUNGEN</translation>
    </message>
    <message>
        <source>Made every half hour if there is something new, when callassist is closed, and before anything risky. Each one was opened and checked.</source>
        <translation>Entstehen alle halbe Stunde, wenn es Neues gibt, beim Schließen und vor allem, was riskant ist. Jede wurde geöffnet und geprüft.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Press again: put it in the place of the call log</source>
        <translation>Noch einmal drücken: an die Stelle des Protokolls setzen</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message numerus="yes">
        <source>{when} – %n call(s), {size} – {reason}</source>
        <translation>
            <numerusform>{when} – %n Gespräch, {size} – {reason}</numerusform>
            <numerusform>{when} – %n Gespräche, {size} – {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of evidence missing or altered</source>
        <translation>
            <numerusform>%n Belegdatei fehlt oder ist verändert</numerusform>
            <numerusform>%n Belegdateien fehlen oder sind verändert</numerusform>
        </translation>
    </message>
    <message>
        <source>No backup yet.</source>
        <translation>Noch keine Sicherung.</translation>
    </message>
    <message numerus="yes">
        <source>Backup made and checked: %n call(s).</source>
        <translation>
            <numerusform>Gesichert und geprüft: %n Gespräch.</numerusform>
            <numerusform>Gesichert und geprüft: %n Gespräche.</numerusform>
        </translation>
    </message>
    <message>
        <source>A call is under way. Hang up first.</source>
        <translation>Ein Gespräch läuft. Legen Sie erst auf.</translation>
    </message>
    <message>
        <source>What was logged since then will not be shown any more; the present log is kept beside it.</source>
        <translation>Was seither protokolliert wurde, wird dann nicht mehr gezeigt; das jetzige Protokoll bleibt daneben erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>Restored: %n call(s).</source>
        <translation>
            <numerusform>Wiederhergestellt: %n Gespräch.</numerusform>
            <numerusform>Wiederhergestellt: %n Gespräche.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of evidence are missing.</source>
        <translation>
            <numerusform>%n Belegdatei fehlt.</numerusform>
            <numerusform>%n Belegdateien fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The former call log is kept in {folder}.</source>
        <translation>Das bisherige Protokoll liegt in {folder}.</translation>
    </message>
</context>
<context>
    <name>BlockDeeds</name>
    <message>
        <source>Choose a block that holds first.</source>
        <extracomment>words to be told words of what is in the way a form is to be opened: what was told before is over</extracomment>
        <translation>Wählen Sie zuerst eine Sperre, die gilt.</translation>
    </message>
    <message>
        <source>{number} is blocked.</source>
        <translation>{number} ist gesperrt.</translation>
    </message>
    <message>
        <source>{number} was blocked already.</source>
        <translation>{number} war schon gesperrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) lifted; the reason stays with it.</source>
        <translation>
            <numerusform>%n Sperre aufgehoben; der Grund bleibt dabei.</numerusform>
            <numerusform>%n Sperren aufgehoben; der Grund bleibt dabei.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Blocks</name>
    <message>
        <source>said so in a call</source>
        <translation>im Gespräch gesagt</translation>
    </message>
    <message>
        <source>said or wrote so elsewhere</source>
        <translation>anderswo gesagt oder geschrieben</translation>
    </message>
    <message>
        <source>stands in a register</source>
        <translation>steht in einem Register</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>falsche Nummer</translation>
    </message>
    <message>
        <source>for a legal reason</source>
        <translation>aus rechtlichem Grund</translation>
    </message>
    <message>
        <source>a file says so</source>
        <translation>eine Datei sagt es</translation>
    </message>
    <message>
        <source>this number</source>
        <translation>diese Nummer</translation>
    </message>
    <message>
        <source>all numbers of this person</source>
        <translation>alle Nummern dieser Person</translation>
    </message>
    <message>
        <source>all numbers of this company</source>
        <translation>alle Nummern dieser Firma</translation>
    </message>
    <message>
        <source>Those that hold</source>
        <translation>Die gelten</translation>
    </message>
    <message>
        <source>Those that were lifted</source>
        <translation>Die aufgehoben sind</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>by a call</source>
        <translation>durch einen Anruf</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>by a file</source>
        <translation>aus einer Datei</translation>
    </message>
    <message>
        <source>the key was taken back in the same call</source>
        <translation>die Taste wurde im selben Anruf zurückgenommen</translation>
    </message>
    <message>
        <source>{why}: list “{name}”</source>
        <translation>{why}: Liste „{name}“</translation>
    </message>
    <message>
        <source>{why}: call of {moment}</source>
        <translation>{why}: Anruf vom {moment}</translation>
    </message>
    <message>
        <source>{why}, written down {by}</source>
        <translation>{why}, eingetragen {by}</translation>
    </message>
</context>
<context>
    <name>BlocksModel</name>
    <message>
        <source>Fingerprint alone</source>
        <translation>Nur der Fingerabdruck</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>aufgehoben</translation>
    </message>
    <message>
        <source>lifted on {day}: {why}</source>
        <translation>aufgehoben am {day}: {why}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>seit {day}</translation>
    </message>
</context>
<context>
    <name>BlocksPage</name>
    <message>
        <source>Blocks</source>
        <extracomment>the block that is to be marked when they come</extracomment>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>A number, a name or a company</source>
        <translation>Eine Nummer, ein Name oder eine Firma</translation>
    </message>
    <message>
        <source>Block a number</source>
        <translation>Nummer sperren</translation>
    </message>
    <message>
        <source>Lift …</source>
        <translation>Aufheben …</translation>
    </message>
    <message>
        <source>Check a file …</source>
        <translation>Datei prüfen …</translation>
    </message>
    <message>
        <source>Write to a file …</source>
        <translation>In eine Datei schreiben …</translation>
    </message>
    <message>
        <source>Show the call</source>
        <translation>Anruf zeigen</translation>
    </message>
    <message>
        <source>A number stays blocked as a fingerprint when the person is erased. Whoever has the key can try all numbers: the key is what protects them, and leaves this computer only in backups or when you write it to a file.</source>
        <translation>Wird die Person gelöscht, bleibt ihre Nummer als Fingerabdruck gesperrt. Wer den Schlüssel hat, kann alle Nummern durchprobieren: Er ist der Schutz, und er verlässt diesen Rechner nur in Sicherungen oder wenn Sie ihn in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>A file is being read. Another one has its turn when that is done.</source>
        <translation>Eine Datei wird gerade gelesen. Danach ist die nächste an der Reihe.</translation>
    </message>
    <message>
        <source>In a call no window is opened over this one: type the path above and press {key} again, or drop the file here.</source>
        <translation>Im Gespräch öffnet sich kein Fenster über diesem: Tippen Sie den Pfad oben ein und drücken Sie noch einmal {key}, oder legen Sie die Datei hier ab.</translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt *.xlsx *.vcf *.json);;All files (*)</source>
        <translation>Listen (*.csv *.tsv *.txt *.xlsx *.vcf *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>{holding} blocked, {lifted} lifted</source>
        <translation>{holding} gesperrt, {lifted} aufgehoben</translation>
    </message>
    <message>
        <source>the newest {count} are shown: look for a number or a name</source>
        <translation>gezeigt sind die neuesten {count}: Suchen Sie eine Nummer oder einen Namen</translation>
    </message>
    <message>
        <source>Nothing like this is blocked. {key} blocks a number.</source>
        <translation>So etwas ist nicht gesperrt. {key} sperrt eine Nummer.</translation>
    </message>
    <message>
        <source>Nobody is blocked. Who says so in a call is blocked by that very key; {key} blocks a number by hand.</source>
        <translation>Niemand ist gesperrt. Wer es im Gespräch verlangt, ist es mit diesem Tastendruck; {key} sperrt eine Nummer von Hand.</translation>
    </message>
    <message>
        <source>Only the fingerprint of the number is left: whose it was cannot be told.</source>
        <translation>Von der Nummer ist nur der Fingerabdruck übrig: Wessen sie war, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Blocked: {scope}</source>
        <translation>Gesperrt: {scope}</translation>
    </message>
    <message>
        <source>Since {moment}: {origin}</source>
        <translation>Seit {moment}: {origin}</translation>
    </message>
    <message>
        <source>Lifted {moment}: {why}</source>
        <translation>Aufgehoben {moment}: {why}</translation>
    </message>
    <message>
        <source>This block is not from a call.</source>
        <translation>Diese Sperre stammt nicht aus einem Anruf.</translation>
    </message>
</context>
<context>
    <name>CallCommands</name>
    <message>
        <source>noted: helped</source>
        <translation>vermerkt: hat geholfen</translation>
    </message>
    <message>
        <source>noted: did not help</source>
        <translation>vermerkt: hat nicht geholfen</translation>
    </message>
    <message>
        <source>{command} is for the call. {key} goes back into it.</source>
        <extracomment>the place among the exits of the one that is the same in every script: do not call the number of the call is to be dialled</extracomment>
        <translation>{command} gehört ins Gespräch. {key} geht dorthin zurück.</translation>
    </message>
    <message>
        <source>There is no answer {digit} here. Answers: {keys}</source>
        <translation>Hier gibt es keine Antwort {digit}. Antworten: {keys}</translation>
    </message>
    <message>
        <source>Nothing is to be chosen here; {key} goes on.</source>
        <translation>Hier ist nichts zu wählen; mit {key} geht es weiter.</translation>
    </message>
    <message>
        <source>An answer is needed: its number, R for refused, U for does not know.</source>
        <translation>Hier fehlt eine Antwort: ihre Ziffer, R für verweigert, U für weiß nicht.</translation>
    </message>
    <message>
        <source>An answer is needed: its number.</source>
        <translation>Hier fehlt eine Antwort: ihre Nummer.</translation>
    </message>
    <message>
        <source>The number stays blocked. {exit} and then {back} lifts that.</source>
        <translation>Die Nummer bleibt gesperrt. {exit} und dann {back} hebt das auf.</translation>
    </message>
    <message>
        <source>No objection fits for sure: press the key of the one that is meant.</source>
        <translation>Kein Einwand passt sicher: Drücken Sie die Taste des gemeinten.</translation>
    </message>
    <message>
        <source>Nothing is being asked here: their words go into the note.</source>
        <translation>Hier wird nichts gefragt: Die Worte kommen in die Notiz.</translation>
    </message>
</context>
<context>
    <name>CallDesk</name>
    <message>
        <source>in a call</source>
        <extracomment>what the rep should hear about although the log works, in words the log is open and this program&apos;s alone what was changed in a call, which shows nothing of it a call is being started; nothing else can be until it is there a mistake in the rep&apos;s own rules was told</extracomment>
        <translation>in einem Anruf</translation>
    </message>
    <message>
        <source>Kept for you alone: your next call says it so.</source>
        <translation>Nur für Sie behalten: Ihr nächster Anruf sagt es so.</translation>
    </message>
    <message>
        <source>Your next call says it as the script does.</source>
        <translation>Ihr nächster Anruf sagt es wie das Skript.</translation>
    </message>
    <message>
        <source>Proposed: it waits for somebody who may publish. Calls say what they said.</source>
        <translation>Vorgeschlagen: Es wartet auf jemanden, der veröffentlichen darf. Gespräche sagen, was sie sagten.</translation>
    </message>
    <message>
        <source>Kept in the draft of the script, which has other changes: publish it on the page of scripts.</source>
        <translation>Steht im Entwurf des Skripts, der noch andere Änderungen hat: Veröffentlichen Sie ihn auf der Seite Skripte.</translation>
    </message>
    <message>
        <source>Kept: the next call says it so (version {number}).</source>
        <translation>Gemerkt: Der nächste Anruf sagt es so (Version {number}).</translation>
    </message>
    <message numerus="yes">
        <source>Erasing somebody was cut off last time and is done now: %n copy(s) made anew.</source>
        <translation>
            <numerusform>Eine Löschung war beim letzten Mal abgebrochen und ist jetzt fertig: %n Kopie neu gemacht.</numerusform>
            <numerusform>Eine Löschung war beim letzten Mal abgebrochen und ist jetzt fertig: %n Kopien neu gemacht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your own rules for calls are not in use, ours hold meanwhile: {problem}. Mend the file “calling.yaml” in the folder “rules” of the data folder, then start callassist again.</source>
        <translation>Ihre eigenen Regeln für Anrufe gelten nicht, bis dahin gelten unsere: {problem}. Bringen Sie die Datei „calling.yaml“ im Ordner „rules“ des Datenordners in Ordnung und starten Sie callassist dann neu.</translation>
    </message>
    <message>
        <source>Saved. Ready for the next call.</source>
        <translation>Gespeichert. Bereit für das nächste Gespräch.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Gespräch</translation>
    </message>
</context>
<context>
    <name>CallForms</name>
    <message>
        <source>Something else: what did they say?</source>
        <extracomment>words for the note</extracomment>
        <translation>Etwas anderes: Was wurde gesagt?</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>Im Wortlaut</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The question counts as “does not know”; the words go to the script&apos;s author.</source>
        <translation>Die Frage zählt als „weiß nicht“; der Wortlaut geht an den Autor des Skripts.</translation>
    </message>
    <message>
        <source>A question of your own</source>
        <translation>Eine eigene Frage</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Direct line</source>
        <translation>Durchwahl</translation>
    </message>
    <message>
        <source>Best time</source>
        <translation>Beste Zeit</translation>
    </message>
    <message>
        <source>Who decides?</source>
        <translation>Wer entscheidet?</translation>
    </message>
    <message>
        <source>Saving it creates the follow-up to call this person.</source>
        <translation>Beim Speichern entsteht die Wiedervorlage, diese Person anzurufen.</translation>
    </message>
    <message>
        <source>Go on against the verdict: why?</source>
        <translation>Gegen die Einstufung weiter: Warum?</translation>
    </message>
    <message>
        <source>Locked: {missing} still open</source>
        <translation>Gesperrt: {missing} noch offen</translation>
    </message>
    <message>
        <source>Locked by the verdict</source>
        <translation>Durch die Einstufung gesperrt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Going on wants a reason ({key}); it is logged and exported.</source>
        <translation>Weiter geht es nur mit Grund ({key}); er wird protokolliert und exportiert.</translation>
    </message>
    <message>
        <source>Typed outside a field</source>
        <translation>Außerhalb eines Feldes getippt</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>Into the note</source>
        <translation>In die Notiz</translation>
    </message>
    <message>
        <source>Nothing was pressed by it. Enter puts it into the note, Esc drops it.</source>
        <translation>Es hat keine Taste ausgelöst. Enter legt es in die Notiz, Esc verwirft es.</translation>
    </message>
    <message>
        <source>E-mail, address, consent</source>
        <translation>E-Mail, Anschrift, Einwilligung</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>Consent of</source>
        <translation>Einwilligung vom</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>The day they agreed to be called, and where that and the number are from.</source>
        <translation>Wann dem Anruf zugestimmt wurde, und woher das und die Nummer stammen.</translation>
    </message>
    <message>
        <source>“{typed}” is no day. Type for example 3.2.2026.</source>
        <translation>„{typed}“ ist kein Tag. Zum Beispiel: 3.2.2026.</translation>
    </message>
    <message>
        <source>“{text}” is kept as it is: no time is read from it.</source>
        <translation>„{text}“ bleibt so stehen: Eine Zeit ist daraus nicht zu lesen.</translation>
    </message>
</context>
<context>
    <name>CallHeader</name>
    <message>
        <source>Unnamed</source>
        <extracomment>something is typed or chosen that waits for its Enter: nothing is claimed names of those who were on the line before in this call takes the room that is left, and never more: nothing beside it moves when it is there</extracomment>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>spoke to {names}</source>
        <translation>gesprochen: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n colleague(s) known here: {names}</source>
        <translation>
            <numerusform>%n Kollege hier bekannt: {names}</numerusform>
            <numerusform>%n Kollegen hier bekannt: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ may be called</source>
        <translation>✓ darf angerufen werden</translation>
    </message>
    <message>
        <source>! with a doubt</source>
        <translation>! mit einem Zweifel</translation>
    </message>
    <message>
        <source>✕ must not be called</source>
        <translation>✕ darf nicht angerufen werden</translation>
    </message>
    <message>
        <source>{name} (spoken to {when})</source>
        <translation>{name} (gesprochen am {when})</translation>
    </message>
    <message>
        <source>Dial {number} ({key})</source>
        <translation>{number} wählen ({key})</translation>
    </message>
    <message>
        <source>This is no number that can be dialled.</source>
        <translation>Das ist keine Nummer, die sich wählen lässt.</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Auflegen</translation>
    </message>
    <message>
        <source>saved ✓</source>
        <translation>gespeichert ✓</translation>
    </message>
    <message>
        <source>saving …</source>
        <translation>speichert …</translation>
    </message>
    <message>
        <source>not saved !</source>
        <translation>nicht gespeichert !</translation>
    </message>
</context>
<context>
    <name>CallKeys</name>
    <message>
        <source>On this keyboard that key is taken by its sign. {command}: {key}</source>
        <translation>Auf dieser Tastatur ist die Taste schon durch ihr Zeichen belegt. {command}: {key}</translation>
    </message>
    <message>
        <source>The number pad moves the cursor. Num Lock makes it type digits.</source>
        <translation>Der Ziffernblock bewegt gerade den Cursor. Mit der Num-Taste schreibt er Ziffern.</translation>
    </message>
    <message>
        <source>{sign} means nothing here. {key} shows all keys.</source>
        <translation>{sign} hat hier keine Bedeutung. {key} zeigt alle Tasten.</translation>
    </message>
</context>
<context>
    <name>CallOptions</name>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Language the script is spoken in</source>
        <extracomment>what the choices are found by, whatever they are called</extracomment>
        <translation>Sprache, in der gesprochen wird</translation>
    </message>
    <message>
        <source>as set</source>
        <translation>wie eingestellt</translation>
    </message>
    <message>
        <source>As the settings or the script say</source>
        <translation>Wie in den Einstellungen oder im Skript</translation>
    </message>
</context>
<context>
    <name>CallPage</name>
    <message>
        <source>Still open: {question}</source>
        <extracomment>after everything on the page has taken the window&apos;s new language opened by its key: until the next one the card that is shown for as long as its field is typed into, where there is no place for it who rings meanwhile</extracomment>
        <translation>Noch offen: {question}</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>Einwände</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Exits</source>
        <translation>Sonderfälle</translation>
    </message>
</context>
<context>
    <name>CallPalette</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Einwand</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Sonderfall</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
</context>
<context>
    <name>CallSaving</name>
    <message>
        <source>Not saved – kept here. {reason}</source>
        <extracomment>attempts to save after which a copy is put elsewhere of what was sent to the disk</extracomment>
        <translation>Nicht gespeichert – hier behalten. {reason}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>A copy lies in {path} and is offered at the next start.</source>
        <translation>Eine Kopie liegt in {path} und wird beim nächsten Start angeboten.</translation>
    </message>
</context>
<context>
    <name>CardFindings</name>
    <message>
        <source>Mend this</source>
        <extracomment>problems told on the card; the others count on the outline for the first finding that has one mend; after it the next one has its turn</extracomment>
        <translation>Beheben</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Stage: one call or meeting</source>
        <translation>Phase: ein Anruf oder Treffen</translation>
    </message>
    <message>
        <source>Rule: what an answer makes of the lead</source>
        <translation>Regel: was eine Antwort über den Lead sagt</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Placeholder: filled in during the call</source>
        <translation>Platzhalter: wird im Gespräch gefüllt</translation>
    </message>
    <message>
        <source>Legal note, shown before the first word</source>
        <translation>Rechtlicher Hinweis, vor dem ersten Wort gezeigt</translation>
    </message>
    <message>
        <source>What is said to an answering machine</source>
        <translation>Was einem Anrufbeantworter gesagt wird</translation>
    </message>
    <message>
        <source>What must be said word for word</source>
        <translation>Was wörtlich gesagt werden muss</translation>
    </message>
    <message>
        <source>What speaks for us</source>
        <translation>Was für uns spricht</translation>
    </message>
    <message>
        <source>Rules: what the answers make of the lead</source>
        <translation>Regeln: was die Antworten über den Lead sagen</translation>
    </message>
    <message>
        <source>Products on offer</source>
        <translation>Produkte im Angebot</translation>
    </message>
    <message>
        <source>Texts that are no step, and placeholders</source>
        <translation>Texte, die kein Schritt sind, und Platzhalter</translation>
    </message>
    <message>
        <source>Ask again each time a call comes here</source>
        <translation>Jedes Mal neu fragen, wenn ein Gespräch hierher kommt</translation>
    </message>
    <message>
        <source>Answers from</source>
        <translation>Antworten aus</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Decides by</source>
        <translation>Entscheidet nach</translation>
    </message>
    <message>
        <source>Goes this way</source>
        <translation>Geht diesen Weg</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Of these</source>
        <translation>Davon</translation>
    </message>
    <message>
        <source>Step {part}</source>
        <translation>Schritt {part}</translation>
    </message>
    <message>
        <source>In keywords, for reps who know it</source>
        <translation>In Stichworten, für alle, die es kennen</translation>
    </message>
    <message>
        <source>Then back to where it was raised</source>
        <translation>Danach zurück zur Stelle des Einwands</translation>
    </message>
    <message>
        <source>Tip, for the rep alone</source>
        <translation>Tipp, nur für Sie am Telefon</translation>
    </message>
    <message>
        <source>The lead is</source>
        <translation>Der Lead ist</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>mehr als</translation>
    </message>
    <message>
        <source>in more than so many days</source>
        <translation>in mehr als so vielen Tagen</translation>
    </message>
    <message>
        <source>Fits if one product fits</source>
        <translation>Passt, wenn ein Produkt passt</translation>
    </message>
    <message>
        <source>How much is asked</source>
        <translation>Wie viel gefragt wird</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>weniger als</translation>
    </message>
    <message>
        <source>An agreed callback begins with</source>
        <translation>Rückruf beginnt mit</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Name after “mit”, “bei” …</source>
        <translation>Name nach „mit“, „bei“ …</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>Zählt ab</translation>
    </message>
    <message>
        <source>Whoever is ruled out hears</source>
        <translation>Wer ausscheidet, hört</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie bewirkt</translation>
    </message>
    <message>
        <source>Hours, from–to</source>
        <translation>Stunden, von–bis</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>In texts it is written {part}.</source>
        <translation>In Texten schreibt man {part}.</translation>
    </message>
    <message>
        <source>one of</source>
        <translation>eine von</translation>
    </message>
    <message>
        <source>none of</source>
        <translation>keine von</translation>
    </message>
    <message>
        <source>Legal note</source>
        <translation>Rechtlicher Hinweis</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>Betrachtet</translation>
    </message>
    <message>
        <source>The lead</source>
        <translation>Der Lead</translation>
    </message>
    <message>
        <source>Must be said</source>
        <translation>Muss gesagt werden</translation>
    </message>
    <message>
        <source>Days before that date</source>
        <translation>Tage vor diesem Datum</translation>
    </message>
    <message>
        <source>Nothing yet: tick “Must be said” at a step.</source>
        <translation>Noch nichts: Setzen Sie bei einem Schritt „Muss gesagt werden“.</translation>
    </message>
    <message>
        <source>What is said where nothing is known</source>
        <translation>Was gesagt wird, wenn nichts bekannt ist</translation>
    </message>
    <message>
        <source>What a gap shows</source>
        <translation>Was eine Lücke zeigt</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Reason, said after “because”</source>
        <translation>Grund, gesagt nach „weil“</translation>
    </message>
    <message>
        <source>Reason where no points give one</source>
        <translation>Grund, wenn keine Punkte einen geben</translation>
    </message>
    <message>
        <source>Where it rules out</source>
        <translation>Wenn sie ausschließt</translation>
    </message>
    <message>
        <source>Where it fits</source>
        <translation>Wenn es passt</translation>
    </message>
    <message>
        <source>Where it is open</source>
        <translation>Wenn es offen ist</translation>
    </message>
    <message>
        <source>A call on a recommendation begins with</source>
        <translation>Empfehlung beginnt mit</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>Whose answers count</source>
        <translation>Wessen Antworten zählen</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher er kommt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>eigenen</translation>
    </message>
    <message>
        <source>the verdict</source>
        <translation>dem Urteil</translation>
    </message>
    <message>
        <source>what is still open</source>
        <translation>dem, was noch offen ist</translation>
    </message>
    <message>
        <source>what fits</source>
        <translation>dem, was passt</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>einer Antwort</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkten</translation>
    </message>
    <message>
        <source>from so many points on</source>
        <translation>ab so vielen Punkten</translation>
    </message>
    <message>
        <source>all must hold</source>
        <translation>müssen alle gelten</translation>
    </message>
    <message>
        <source>one must hold</source>
        <translation>muss eines gelten</translation>
    </message>
    <message>
        <source>(no group)</source>
        <translation>(keine Gruppe)</translation>
    </message>
    <message>
        <source>ruled out</source>
        <translation>ausgeschieden</translation>
    </message>
    <message>
        <source>not before a later day</source>
        <translation>nicht vor einem späteren Tag</translation>
    </message>
    <message>
        <source>a prospect</source>
        <translation>ein Interessent</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>missing something</source>
        <translation>noch unvollständig</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>(keine Antwort)</translation>
    </message>
    <message>
        <source>decides</source>
        <translation>entscheidet</translation>
    </message>
    <message>
        <source>gives points</source>
        <translation>gibt Punkte</translation>
    </message>
    <message>
        <source>says when</source>
        <translation>sagt, wann</translation>
    </message>
    <message>
        <source>only informs</source>
        <translation>informiert nur</translation>
    </message>
    <message>
        <source>1 – whether they can</source>
        <translation>1 – ob sie können</translation>
    </message>
    <message>
        <source>2 – whether they want to</source>
        <translation>2 – ob sie wollen</translation>
    </message>
    <message>
        <source>3 – budget and timing</source>
        <translation>3 – Budget und Zeitpunkt</translation>
    </message>
    <message>
        <source>whoever is on the line</source>
        <translation>wer am Telefon ist</translation>
    </message>
    <message>
        <source>anybody of the company</source>
        <translation>irgendwer aus der Firma</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eine von</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>ist keine von</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist mehr als</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist weniger als</translation>
    </message>
    <message>
        <source>is a later day than</source>
        <translation>ist ein späterer Tag als</translation>
    </message>
    <message>
        <source>is any other</source>
        <translation>ist jede andere</translation>
    </message>
    <message>
        <source>the day of the call</source>
        <translation>den Tag des Anrufs</translation>
    </message>
    <message>
        <source>the hour of the call</source>
        <translation>die Stunde des Anrufs</translation>
    </message>
    <message>
        <source>who is on the line</source>
        <translation>wer am Telefon ist</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>puts through</source>
        <translation>stellt durch</translation>
    </message>
    <message>
        <source>uses it</source>
        <translation>benutzt es</translation>
    </message>
    <message>
        <source>has a say</source>
        <translation>redet mit</translation>
    </message>
    <message>
        <source>✓ fits</source>
        <translation>✓ passt</translation>
    </message>
    <message>
        <source>✗ is ruled out</source>
        <translation>✗ scheidet aus</translation>
    </message>
    <message>
        <source>? is for a person to judge</source>
        <translation>? muss ein Mensch beurteilen</translation>
    </message>
    <message>
        <source>? is not who decides</source>
        <translation>? entscheidet nicht selbst</translation>
    </message>
    <message>
        <source>stays open</source>
        <translation>bleibt offen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 Punkt</translation>
    </message>
    <message>
        <source>what is known of the lead</source>
        <translation>was vom Lead bekannt ist</translation>
    </message>
    <message>
        <source>the rep’s settings</source>
        <translation>Einstellungen des Anrufers</translation>
    </message>
    <message>
        <source>the call itself</source>
        <translation>das Gespräch selbst</translation>
    </message>
    <message>
        <source>a figure of the script</source>
        <translation>eine Zahl des Skripts</translation>
    </message>
    <message>
        <source>… and</source>
        <translation>… und</translation>
    </message>
    <message>
        <source>Answer {part}</source>
        <translation>Antwort {part}</translation>
    </message>
    <message>
        <source>What points are called</source>
        <translation>Wie Punkte heißen</translation>
    </message>
    <message>
        <source>Only if …</source>
        <translation>Nur wenn …</translation>
    </message>
    <message>
        <source>Reply {part}</source>
        <translation>Erwiderung {part}</translation>
    </message>
    <message>
        <source>Tip for some calls {part}</source>
        <translation>Tipp für manche Gespräche {part}</translation>
    </message>
    <message>
        <source>Case {part}</source>
        <translation>Fall {part}</translation>
    </message>
    <message>
        <source>How it is told</source>
        <translation>Wie es heißt</translation>
    </message>
    <message>
        <source>Needs {part}</source>
        <translation>Braucht {part}</translation>
    </message>
    <message>
        <source>Needs {part}: one of these</source>
        <translation>Braucht {part}: eines davon</translation>
    </message>
    <message>
        <source>Speaks for it {part}</source>
        <translation>Spricht dafür {part}</translation>
    </message>
    <message>
        <source>Good to know {part}</source>
        <translation>Gut zu wissen {part}</translation>
    </message>
    <message>
        <source>Wording {part}</source>
        <translation>Formulierung {part}</translation>
    </message>
    <message>
        <source>+ name for points</source>
        <translation>+ Name für Punkte</translation>
    </message>
    <message>
        <source>+ only if …</source>
        <translation>+ nur wenn …</translation>
    </message>
    <message>
        <source>+ group</source>
        <translation>+ Gruppe</translation>
    </message>
    <message>
        <source>+ keywords</source>
        <translation>+ Stichworte</translation>
    </message>
    <message>
        <source>+ step of the reply</source>
        <translation>+ Schritt der Erwiderung</translation>
    </message>
    <message>
        <source>+ tip</source>
        <translation>+ Tipp</translation>
    </message>
    <message>
        <source>+ tip for some calls</source>
        <translation>+ Tipp für manche Gespräche</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>− step of the reply</source>
        <translation>− Schritt der Erwiderung</translation>
    </message>
    <message>
        <source>Share these answers</source>
        <translation>Diese Antworten teilen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>+ case</source>
        <translation>+ Fall</translation>
    </message>
    <message>
        <source>+ need</source>
        <translation>+ Bedarf</translation>
    </message>
    <message>
        <source>+ points</source>
        <translation>+ Punkte</translation>
    </message>
    <message>
        <source>+ line</source>
        <translation>+ Zeile</translation>
    </message>
    <message>
        <source>+ or</source>
        <translation>+ oder</translation>
    </message>
    <message>
        <source>− or</source>
        <translation>− oder</translation>
    </message>
    <message>
        <source>New name for points: what are they called?</source>
        <extracomment>what is typed to make something new of a heading or of a button</extracomment>
        <translation>Neuer Name für Punkte: Wie heißen sie?</translation>
    </message>
    <message>
        <source>New group: what are these objections about?</source>
        <translation>Neue Gruppe: Worum geht es bei diesen Einwänden?</translation>
    </message>
    <message>
        <source>In keywords: what is the gist?</source>
        <translation>In Stichworten: Was ist der Kern?</translation>
    </message>
    <message>
        <source>The next step of the reply: what is said?</source>
        <translation>Der nächste Schritt der Erwiderung: Was wird gesagt?</translation>
    </message>
    <message>
        <source>Tip: what helps the rep here?</source>
        <translation>Tipp: Was hilft hier beim Anrufen?</translation>
    </message>
    <message>
        <source>Tip for some calls: what helps the rep here?</source>
        <translation>Tipp für manche Gespräche: Was hilft hier beim Anrufen?</translation>
    </message>
    <message>
        <source>New rule: what is it called?</source>
        <translation>Neue Regel: Wie heißt sie?</translation>
    </message>
    <message>
        <source>New product: what is it called?</source>
        <translation>Neues Produkt: Wie heißt es?</translation>
    </message>
    <message>
        <source>New placeholder: what is it called?</source>
        <translation>Neuer Platzhalter: Wie heißt er?</translation>
    </message>
    <message>
        <source>Another line: what speaks for it?</source>
        <translation>Noch eine Zeile: Was spricht dafür?</translation>
    </message>
    <message>
        <source>Answering machine</source>
        <translation>Anrufbeantworter</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>+ rule</source>
        <translation>+ Regel</translation>
    </message>
    <message>
        <source>+ product</source>
        <translation>+ Produkt</translation>
    </message>
    <message>
        <source>+ placeholder</source>
        <translation>+ Platzhalter</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} Punkte</translation>
    </message>
</context>
<context>
    <name>CheckBand</name>
    <message>
        <source>line {line}</source>
        <extracomment>rows of a count in sight counts that have a digit how the columns are read is to be kept as a file the rows behind it, which stand there in the window&apos;s words</extracomment>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Save columns …</source>
        <translation>Spalten sichern …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>{count} row(s) = {parts}</source>
        <translation>
            <numerusform>{count} Zeile = {parts}</numerusform>
            <numerusform>{count} Zeilen = {parts}</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers: {counts}</source>
        <translation>Nummern: {counts}</translation>
    </message>
    <message>
        <source>Nothing is written yet. What the log knows of these people is found when they are read in.</source>
        <translation>Noch ist nichts geschrieben. Was das Protokoll von diesen Leuten weiß, zeigt sich beim Einlesen.</translation>
    </message>
    <message>
        <source>callable now: {count}</source>
        <translation>jetzt anrufbar: {count}</translation>
    </message>
    <message>
        <source>from {time}: {count}</source>
        <translation>ab {time}: {count}</translation>
    </message>
    <message>
        <source>blocked by proof: {count}</source>
        <translation>ohne gültigen Nachweis: {count}</translation>
    </message>
    <message>
        <source>without reason: {count}</source>
        <translation>ohne Begründung: {count}</translation>
    </message>
    <message>
        <source>by another rule: {count}</source>
        <translation>durch eine andere Regel: {count}</translation>
    </message>
    <message>
        <source>{count} of {all} without complete proof</source>
        <translation>{count} von {all} ohne vollständigen Nachweis</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) tell a consent to calls of whoever pays or takes part, and not to ours: it is worth nothing (OVG NRW 13 B 1331/08). “{wording}”</source>
        <translation>
            <numerusform>%n Zeile nennt eine Einwilligung in Anrufe von Sponsoren oder Partnern, nicht in unsere: Sie ist nichts wert (OVG NRW 13 B 1331/08). „{wording}“</numerusform>
            <numerusform>%n Zeilen nennen eine Einwilligung in Anrufe von Sponsoren oder Partnern, nicht in unsere: Sie ist nichts wert (OVG NRW 13 B 1331/08). „{wording}“</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsBand</name>
    <message>
        <source>Read as “{name}” was, which has the same columns.</source>
        <extracomment>columns that are shown; those behind are kept as they were guessed that such a list was read before</extracomment>
        <translation>Gelesen wie „{name}“ mit denselben Spalten.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>What the column {header} tells</source>
        <translation>Was die Spalte {header} sagt</translation>
    </message>
    <message numerus="yes">
        <source>%n more column(s) are kept as they are.</source>
        <translation>
            <numerusform>%n weitere Spalte wird aufbewahrt, wie sie ist.</numerusform>
            <numerusform>%n weitere Spalten werden aufbewahrt, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>none of them tells anything</source>
        <translation>keine davon sagt etwas</translation>
    </message>
    <message numerus="yes">
        <source>{fields}; %n more kept</source>
        <translation>
            <numerusform>{fields}; %n weitere nur aufbewahrt</numerusform>
            <numerusform>{fields}; %n weitere nur aufbewahrt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionForm</name>
    <message>
        <source>How did it really end, and what follows?</source>
        <translation>Wie endete er wirklich, und was folgt?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>tomorrow 10:00, Tuesday 18:00</source>
        <translation>morgen 10:00, Dienstag 18:00</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>Appointment at {time}</source>
        <translation>Termin um {time}</translation>
    </message>
    <message>
        <source>Callback promised for {time}</source>
        <translation>Rückruf zugesagt für {time}</translation>
    </message>
    <message>
        <source>Callback was promised for {time}: missed</source>
        <translation>Rückruf war zugesagt für {time}: versäumt</translation>
    </message>
    <message>
        <source>The line dropped at {time}</source>
        <translation>Leitung abgerissen um {time}</translation>
    </message>
    <message>
        <source>Decides, named by {who}</source>
        <translation>Entscheidet, genannt von {who}</translation>
    </message>
    <message>
        <source>To be done by {time}</source>
        <translation>Zu erledigen bis {time}</translation>
    </message>
    <message>
        <source>Has asked to be called (list “{list}”)</source>
        <translation>Hat um einen Anruf gebeten (Liste „{list}“)</translation>
    </message>
    <message>
        <source>To be contacted again from {time} on</source>
        <translation>Wieder anzusprechen ab {time}</translation>
    </message>
    <message>
        <source>Next try, due {time}</source>
        <translation>Nächster Versuch, fällig {time}</translation>
    </message>
    <message>
        <source>Next of the list “{list}”</source>
        <translation>Als Nächstes aus der Liste „{list}“</translation>
    </message>
    <message>
        <source>Tried often enough, has rested until {time}. Try once more, or close?</source>
        <translation>Oft genug versucht, hat bis {time} geruht. Noch einmal versuchen oder schließen?</translation>
    </message>
    <message>
        <source>outside the hours</source>
        <translation>außerhalb der Zeiten</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not allowed: no consent or no reason</source>
        <translation>nicht erlaubt: ohne Einwilligung oder Grund</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>falsche Nummer</translation>
    </message>
    <message>
        <source>dead number</source>
        <translation>tote Nummer</translation>
    </message>
    <message>
        <source>register or directory not looked up</source>
        <translation>nicht im Register oder Verzeichnis nachgesehen</translation>
    </message>
    <message>
        <source>without a written reason</source>
        <translation>ohne aufgeschriebenen Grund</translation>
    </message>
    <message>
        <source>tried often enough today</source>
        <translation>heute oft genug versucht</translation>
    </message>
    <message>
        <source>tried a short while ago</source>
        <translation>gerade erst versucht</translation>
    </message>
    <message>
        <source>tried often enough this week</source>
        <translation>diese Woche oft genug versucht</translation>
    </message>
    <message>
        <source>resting: tried as often as may be</source>
        <translation>ruht: so oft versucht wie erlaubt</translation>
    </message>
    <message>
        <source>skipped for today</source>
        <translation>für heute übersprungen</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>in the morning, from 8:00</source>
        <translation>vormittags, ab 8:00</translation>
    </message>
    <message>
        <source>around noon, from 11:00</source>
        <translation>mittags, ab 11:00</translation>
    </message>
    <message>
        <source>in the afternoon, from 15:00</source>
        <translation>nachmittags, ab 15:00</translation>
    </message>
    <message>
        <source>in the evening, from 18:00</source>
        <translation>abends, ab 18:00</translation>
    </message>
    <message>
        <source>Today: {dialled} dialled, {reached} reached, {talked} talked to</source>
        <translation>Heute: {dialled} gewählt, {reached} erreicht, {talked} gesprochen</translation>
    </message>
    <message>
        <source>Appointments: {all}, {qualified} with prospects. New blocks: {blocks}</source>
        <translation>Termine: {all}, davon {qualified} mit Interessenten. Neue Sperren: {blocks}</translation>
    </message>
    <message>
        <source>Promises: {kept} kept, {moved} moved, {missed} missed</source>
        <translation>Zusagen: {kept} gehalten, {moved} verschoben, {missed} verpasst</translation>
    </message>
    <message>
        <source>Disqualified: {reasons}</source>
        <translation>Ausgeschieden: {reasons}</translation>
    </message>
    <message>
        <source>The list “{list}” runs dry: {left} left, {today} called today</source>
        <translation>Die Liste „{list}“ geht zu Ende: noch {left}, heute {today} angerufen</translation>
    </message>
    <message>
        <source>Promised next: {promises}</source>
        <translation>Als Nächstes zugesagt: {promises}</translation>
    </message>
    <message>
        <source>Nothing is promised for the next working day.</source>
        <translation>Für den nächsten Arbeitstag ist nichts zugesagt.</translation>
    </message>
    <message>
        <source>{words} (from {time} on)</source>
        <extracomment>what holds somebody back until a time of day at which they may be called</extracomment>
        <translation>{words} (ab {time})</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>morgen {time}</translation>
    </message>
    <message>
        <source>{words} (until {time})</source>
        <translation>{words} (bis {time})</translation>
    </message>
    <message>
        <source>{number} wait: {reasons}</source>
        <translation>{number} warten: {reasons}</translation>
    </message>
    <message>
        <source>{number} waits: {reasons}</source>
        <translation>{number} wartet: {reasons}</translation>
    </message>
</context>
<context>
    <name>DayLines</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Promised in a moment: {promises}</source>
        <extracomment>something is promised in a moment: words that name nobody, for where others can read them whom the reminder is about and who was reminded of before</extracomment>
        <translation>Gleich zugesagt: {promises}</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>Written into {folder}: %n entry(s) in three files.</source>
        <extracomment>words to be told; none: what was told is over words of what is in the way they are erased: what became of it something was written down with them a panel was opened, or all are put away counts whose sheet it was: what comes of an earlier one is not shown</extracomment>
        <translation>
            <numerusform>%n Eintrag in drei Dateien, geschrieben nach {folder}.</numerusform>
            <numerusform>%n Einträge in drei Dateien, geschrieben nach {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has called them yet: there is nothing to be shown.</source>
        <translation>Noch niemand hat dort angerufen: Es gibt nichts nachzuweisen.</translation>
    </message>
    <message numerus="yes">
        <source>Evidence of %n call(s) is written into {folder}.</source>
        <translation>
            <numerusform>Der Nachweis zu %n Anruf steht in {folder}.</numerusform>
            <numerusform>Der Nachweis zu %n Anrufen steht in {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>! Something is not as it was written: the page says what.</source>
        <translation>! Etwas ist nicht so, wie es geschrieben wurde: Die Seite sagt, was.</translation>
    </message>
    <message>
        <source>Nobody has spoken to them yet: only people who were called are made one.</source>
        <translation>Mit ihr hat noch niemand gesprochen: Zusammengeführt werden nur Personen, die angerufen wurden.</translation>
    </message>
    <message>
        <source>They are two people again.</source>
        <translation>Es sind wieder zwei Personen.</translation>
    </message>
    <message>
        <source>They are one person now. {key} makes them two again.</source>
        <translation>Es ist jetzt eine Person. {key} macht wieder zwei daraus.</translation>
    </message>
</context>
<context>
    <name>ErasePanel</name>
    <message>
        <source>this person</source>
        <extracomment>how many of what would go, and what would stay</extracomment>
        <translation>diese Person</translation>
    </message>
    <message>
        <source>{name} is being erased, also from the backups …</source>
        <translation>{name} wird gelöscht, auch aus den Sicherungen …</translation>
    </message>
    <message>
        <source>Erase {name}?</source>
        <translation>{name} löschen?</translation>
    </message>
    <message>
        <source>THIS GOES, FOR GOOD</source>
        <translation>DAS GEHT FÜR IMMER</translation>
    </message>
    <message>
        <source>THIS STAYS</source>
        <translation>DAS BLEIBT</translation>
    </message>
    <message>
        <source>When calls were and how long, without names; and that somebody was erased.</source>
        <translation>Wann Gespräche waren und wie lange, ohne Namen; und dass jemand gelöscht wurde.</translation>
    </message>
    <message>
        <source>Nothing is kept of them.</source>
        <translation>Von ihr ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Backups and kept copies of the log are made anew without them. Nothing of this can be taken back.</source>
        <translation>Sicherungen und aufgehobene Kopien des Protokolls werden ohne sie neu gemacht. Nichts davon lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Another program is using the call log. Close it there, then try again.</source>
        <extracomment>code of the error → what happened and what to do; the place is put behind it</extracomment>
        <translation>Ein anderes Programm benutzt das Gesprächsprotokoll. Schließen Sie es dort und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>callassist is running already and holds this call log. Use the other window, or close it.</source>
        <translation>callassist läuft schon und hält dieses Gesprächsprotokoll. Nehmen Sie das andere Fenster oder schließen Sie es.</translation>
    </message>
    <message>
        <source>callassist is running already, but its window does not respond. Wait a moment, or end it and start again. This window logs nothing.</source>
        <translation>callassist läuft bereits, aber sein Fenster antwortet nicht. Warten Sie einen Moment oder beenden Sie es und starten Sie neu. Dieses Fenster protokolliert nichts.</translation>
    </message>
    <message>
        <source>The disk is full. The call goes on and nothing is lost: free some space, then save again.</source>
        <translation>Der Datenträger ist voll. Das Gespräch geht weiter, nichts ist verloren: Schaffen Sie Platz und speichern Sie noch einmal.</translation>
    </message>
    <message>
        <source>Only {free} MB are free on the disk: too little to begin a call. Free some space; nothing is lost.</source>
        <translation>Nur {free} MB sind frei: zu wenig, um ein Gespräch zu beginnen. Schaffen Sie Platz; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Only {free} MB are free on the disk. Free some soon: without a reserve no call can be begun.</source>
        <translation>Nur {free} MB sind frei. Schaffen Sie bald Platz: Ohne Reserve kann kein Gespräch begonnen werden.</translation>
    </message>
    <message>
        <source>There is no room for a backup. Free some space; the call log itself is not touched by this.</source>
        <translation>Für eine Sicherung ist kein Platz. Schaffen Sie welchen; das Gesprächsprotokoll selbst ist davon nicht betroffen.</translation>
    </message>
    <message>
        <source>No backup can be made: the folder of the backups cannot be written to. Check that it exists and is yours.</source>
        <translation>Es lässt sich keine Sicherung anlegen: In den Ordner der Sicherungen kann nicht geschrieben werden. Prüfen Sie, ob es ihn gibt und ob er Ihnen gehört.</translation>
    </message>
    <message>
        <source>A file that does not belong to the call log lay beside it and was moved away. No entry was in it alone.</source>
        <translation>Neben dem Gesprächsprotokoll lag eine Datei, die nicht dazugehört; sie wurde beiseitegelegt. Kein Eintrag stand nur in ihr.</translation>
    </message>
    <message>
        <source>The call log is damaged. Nothing was deleted: close callassist, start it again and choose Restore.</source>
        <translation>Das Gesprächsprotokoll ist beschädigt. Nichts wurde gelöscht: Schließen Sie callassist, starten Sie es neu und wählen Sie „Wiederherstellen“.</translation>
    </message>
    <message>
        <source>The call log is gone. Restore it from a backup, or put it back.</source>
        <translation>Das Gesprächsprotokoll ist verschwunden. Stellen Sie es aus einer Sicherung wieder her oder legen Sie es zurück.</translation>
    </message>
    <message>
        <source>The call log is empty: its content was lost. Restore it.</source>
        <translation>Das Gesprächsprotokoll ist leer: Sein Inhalt ging verloren. Stellen Sie es wieder her.</translation>
    </message>
    <message>
        <source>The file of the call log is none, or another program&apos;s. Restore it.</source>
        <translation>Die Datei ist kein Gesprächsprotokoll oder gehört einem anderen Programm. Stellen Sie es wieder her.</translation>
    </message>
    <message>
        <source>This file holds tables or rules that callassist did not make. Nothing of it was run: restore the log, or choose a backup of your own.</source>
        <translation>Diese Datei enthält Tabellen oder Regeln, die nicht von callassist stammen. Nichts davon wurde ausgeführt: Stellen Sie das Protokoll wieder her, oder wählen Sie eine eigene Sicherung.</translation>
    </message>
    <message>
        <source>This is not the call log that was used here before. Look for the other one, or go on with this one.</source>
        <translation>Das ist nicht das Gesprächsprotokoll, das hier zuletzt benutzt wurde. Suchen Sie das andere oder arbeiten Sie mit diesem weiter.</translation>
    </message>
    <message>
        <source>Only {free} MB are free: too little to read a list in. Nothing of it was kept; free some space, then read it in again.</source>
        <translation>Nur {free} MB sind frei: zu wenig, um eine Liste einzulesen. Nichts davon wurde behalten; schaffen Sie Platz und lesen Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>callassist ended while a list was still being read in (lists: {count}). Nothing of it was kept; read it in again.</source>
        <translation>callassist wurde beendet, während noch eine Liste eingelesen wurde (Listen: {count}). Nichts davon wurde behalten; lesen Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>This call cannot be taken up: its journal is damaged. Its answers are kept; end it as interrupted.</source>
        <translation>Dieses Gespräch lässt sich nicht fortsetzen: Sein Journal ist beschädigt. Die Antworten bleiben erhalten; beenden Sie es als abgebrochen.</translation>
    </message>
    <message>
        <source>This call was made by a newer callassist. Install that one, or end it as interrupted; its answers are kept.</source>
        <translation>Dieses Gespräch wurde mit einem neueren callassist geführt. Installieren Sie dieses, oder beenden Sie das Gespräch als unterbrochen; seine Antworten bleiben erhalten.</translation>
    </message>
    <message>
        <source>There is nothing the call log could be restored from. Put a copy of it back, or start an empty one.</source>
        <translation>Es gibt nichts, woraus sich das Gesprächsprotokoll wiederherstellen ließe. Legen Sie eine Kopie zurück oder beginnen Sie ein leeres.</translation>
    </message>
    <message>
        <source>This backup is damaged itself. Choose another one.</source>
        <translation>Diese Sicherung ist selbst beschädigt. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This backup is not there any more. Choose another one.</source>
        <translation>Diese Sicherung gibt es nicht mehr. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The call log could not be put together again. Nothing was changed: keep the folder and report this.</source>
        <translation>Das Gesprächsprotokoll ließ sich nicht wieder zusammensetzen. Nichts wurde geändert: Bewahren Sie den Ordner auf und melden Sie das.</translation>
    </message>
    <message>
        <source>This file holds no entries that could not be saved, or cannot be read. Nothing was taken in.</source>
        <translation>Diese Datei enthält keine ungespeicherten Einträge oder ist nicht lesbar. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>It is not proven that these entries belong to this call log. Nothing was taken in; the file is kept.</source>
        <translation>Es ist nicht nachgewiesen, dass diese Einträge zu diesem Protokoll gehören. Nichts wurde übernommen; die Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>The call of these entries has ended meanwhile and stays as it is. The file is kept.</source>
        <translation>Das Gespräch zu diesen Einträgen ist inzwischen beendet und bleibt, wie es ist. Die Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>These entries do not follow on what the call log holds of their call. The file is kept.</source>
        <translation>Diese Einträge schließen nicht an das an, was im Protokoll von ihrem Gespräch steht. Die Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>The call log was written by a newer callassist. Install that one; nothing was changed.</source>
        <translation>Das Gesprächsprotokoll stammt von einem neueren callassist. Installieren Sie dieses; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The call log cannot be opened or written. Check that its folder exists and belongs to you.</source>
        <translation>Das Gesprächsprotokoll lässt sich nicht öffnen oder schreiben. Prüfen Sie, ob es den Ordner gibt und ob er Ihnen gehört.</translation>
    </message>
    <message>
        <source>The call log or its folder is read-only. Make it writable for you, then try again.</source>
        <translation>Das Gesprächsprotokoll oder sein Ordner ist schreibgeschützt. Heben Sie den Schutz auf und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk reports an error. What is not saved is kept here: check the disk, then save again.</source>
        <translation>Der Datenträger meldet einen Fehler. Was nicht gespeichert ist, bleibt hier: Prüfen Sie den Datenträger und speichern Sie noch einmal.</translation>
    </message>
    <message>
        <source>The call log was taken away while it was in use. Put it back: what is not saved is kept until then.</source>
        <translation>Das Gesprächsprotokoll wurde weggenommen, während es benutzt wurde. Legen Sie es zurück: Was nicht gespeichert ist, bleibt bis dahin erhalten.</translation>
    </message>
    <message>
        <source>The call log was replaced by another file while it was in use. Put back the one that was there.</source>
        <translation>Das Gesprächsprotokoll wurde durch eine andere Datei ersetzt, während es benutzt wurde. Legen Sie die vorige zurück.</translation>
    </message>
    <message>
        <source>The data folder cannot be used. Check that it exists and belongs to you.</source>
        <translation>Der Datenordner lässt sich nicht benutzen. Prüfen Sie, ob es ihn gibt und ob er Ihnen gehört.</translation>
    </message>
    <message>
        <source>The data folder cannot be used: {place} belongs to another user, perhaps since a start as administrator. Give it back to yourself or choose another folder, then start callassist again.</source>
        <translation>Der Datenordner ist nicht benutzbar: {place} gehört einem anderen Benutzer, vielleicht seit einem Start als Administrator. Machen Sie ihn wieder zu Ihrem eigenen oder wählen Sie einen anderen Ordner, und starten Sie callassist neu.</translation>
    </message>
    <message>
        <source>The data folder cannot be used: you may not enter {place}. Allow it to yourself, then start again.</source>
        <translation>Der Datenordner ist nicht benutzbar: Sie dürfen {place} nicht öffnen. Geben Sie sich das Recht dazu und starten Sie neu.</translation>
    </message>
    <message>
        <source>The data folder cannot be used: {place} is no folder. Move what is there away, then start again.</source>
        <translation>Der Datenordner ist nicht benutzbar: {place} ist kein Ordner. Räumen Sie weg, was dort liegt, und starten Sie neu.</translation>
    </message>
    <message>
        <source>The data folder cannot be used: {place} is a link that leads nowhere. Remove it, then start again.</source>
        <translation>Der Datenordner ist nicht benutzbar: {place} ist eine Verknüpfung, die ins Leere führt. Entfernen Sie sie und starten Sie neu.</translation>
    </message>
    <message>
        <source>The name of the data folder is too long. Choose a shorter one.</source>
        <translation>Der Name des Datenordners ist zu lang. Wählen Sie einen kürzeren.</translation>
    </message>
    <message>
        <source>There is no such place for the data folder. Name it by its whole path.</source>
        <translation>Diesen Ort für den Datenordner gibt es nicht. Geben Sie den vollständigen Pfad an.</translation>
    </message>
    <message>
        <source>The call log cannot be kept safely on this disk. Move the data folder to a disk of this computer.</source>
        <translation>Auf diesem Datenträger ist das Gesprächsprotokoll nicht sicher. Legen Sie den Datenordner auf einen Datenträger dieses Computers.</translation>
    </message>
    <message>
        <source>Others can write to this folder, and so could exchange or delete the call log. Take that right from them in the properties of the folder, or move the data folder to one of your own.</source>
        <translation>Andere können in diesem Ordner schreiben und so das Gesprächsprotokoll austauschen oder löschen. Nehmen Sie ihnen dieses Recht in den Eigenschaften des Ordners, oder verlegen Sie den Datenordner an einen eigenen Ort.</translation>
    </message>
    <message>
        <source>Reading this file does not come to an end, and was given up. Nothing was changed: use another copy.</source>
        <translation>Das Lesen dieser Datei kam zu keinem Ende und wurde abgebrochen. Es wurde nichts geändert: Nehmen Sie eine andere Kopie.</translation>
    </message>
    <message>
        <source>Reading this file would take too much memory, and was given up. Nothing was changed: use another copy.</source>
        <translation>Das Lesen dieser Datei hätte zu viel Speicher gebraucht und wurde abgebrochen. Es wurde nichts geändert: Nehmen Sie eine andere Kopie.</translation>
    </message>
    <message>
        <source>Reading this file ended unexpectedly. Nothing was changed: use another copy, or report this.</source>
        <translation>Das Lesen dieser Datei endete unerwartet. Es wurde nichts geändert: Nehmen Sie eine andere Kopie, oder melden Sie das bitte.</translation>
    </message>
    <message>
        <source>There is no such setting. Remove its line from the file.</source>
        <translation>Diese Einstellung gibt es nicht. Entfernen Sie ihre Zeile aus der Datei.</translation>
    </message>
    <message>
        <source>“{value}” is no value for this setting. Possible: {possible}.</source>
        <translation>„{value}“ ist kein Wert für diese Einstellung. Möglich: {possible}.</translation>
    </message>
    <message>
        <source>“{value}” is no value for this setting. It takes one line of text in quotes, of at most {limit} characters.</source>
        <translation>„{value}“ ist kein Wert für diese Einstellung. Sie nimmt eine Zeile Text in Anführungszeichen, höchstens {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The settings cannot be read ({cause}), the usual ones hold. Correct the file; setting anything keeps a copy.</source>
        <translation>Die Einstellungen sind nicht lesbar ({cause}), es gelten die üblichen. Berichtigen Sie die Datei; wird hier etwas eingestellt, bleibt eine Kopie von ihr.</translation>
    </message>
    <message>
        <source>The settings cannot be read any more ({cause}). Correct the file, or move it away.</source>
        <translation>Die Einstellungen sind nicht mehr lesbar ({cause}). Berichtigen Sie die Datei, oder legen Sie sie beiseite.</translation>
    </message>
    <message>
        <source>The settings cannot be saved ({cause}). Check that the folder is yours and has space left.</source>
        <translation>Die Einstellungen lassen sich nicht speichern ({cause}). Prüfen Sie, ob der Ordner Ihnen gehört und Platz hat.</translation>
    </message>
    <message>
        <source>That is no day. Type one such as 3.2.2026 or 2026-02-03.</source>
        <translation>Das ist kein Tag. Geben Sie einen ein wie 3.2.2026 oder 2026-02-03.</translation>
    </message>
    <message>
        <source>The last day is before the first one: let them change places.</source>
        <translation>Der letzte Tag liegt vor dem ersten: Vertauschen Sie beide.</translation>
    </message>
    <message>
        <source>Several answers begin like that: type on.</source>
        <translation>So beginnen mehrere Antworten: weitertippen.</translation>
    </message>
    <message>
        <source>No clock shows that time there: it is set forward that night. Type the time that is meant.</source>
        <translation>Diese Uhrzeit gibt es dort nicht: In der Nacht wird die Uhr vorgestellt. Bitte die gemeinte Zeit eingeben.</translation>
    </message>
    <message>
        <source>A part of callassist is missing or too old. Install it again.</source>
        <translation>Ein Teil von callassist fehlt oder ist zu alt. Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed. Put the other one behind the path, as in &quot;C:\My phone\phone.exe&quot; %digits%.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen. Setzen Sie das zweite hinter den Pfad, wie in &quot;C:\Mein Telefon\telefon.exe&quot; %digits%.</translation>
    </message>
    <message>
        <source>No program that dials is named in the settings. Write one with the place of the number: microsip.exe %digits%.</source>
        <translation>In den Einstellungen steht kein Programm, das wählt. Schreiben Sie eines hin, mit der Stelle der Nummer: microsip.exe %digits%.</translation>
    </message>
    <message>
        <source>%{place}% stands for nothing. The number is %e164%, %national% or %digits%.</source>
        <translation>%{place}% steht für nichts. Die Nummer ist %e164%, %national% oder %digits%.</translation>
    </message>
    <message>
        <source>The number stands where the program&apos;s name belongs. Write the name first: microsip.exe %digits%.</source>
        <translation>Die Nummer steht, wo der Name des Programms hingehört. Schreiben Sie zuerst den Namen: microsip.exe %digits%.</translation>
    </message>
    <message>
        <source>This program is never told the number. Put %e164%, %national% or %digits% behind its name.</source>
        <translation>Dieses Programm erfährt die Nummer nicht. Setzen Sie %e164%, %national% oder %digits% hinter seinen Namen.</translation>
    </message>
    <message>
        <source>A batch file is run by a shell, which may read a number as a command. Name the program it starts.</source>
        <translation>Eine Batch-Datei führt eine Shell aus, die eine Nummer als Befehl lesen kann. Nennen Sie das Programm, das sie startet.</translation>
    </message>
    <message>
        <source>There is no program “{program}” here that can be run. Write its whole path, in quotation marks where it has blanks.</source>
        <translation>Es gibt hier kein ausführbares Programm „{program}“. Schreiben Sie den ganzen Pfad, mit Leerzeichen darin in Anführungszeichen.</translation>
    </message>
    <message>
        <source>This call came in, so nothing is dialled in it. To call them back, end it and start a call.</source>
        <translation>Dieser Anruf kam herein, darin wird nichts gewählt. Zum Zurückrufen: auflegen und ein Gespräch beginnen.</translation>
    </message>
    <message>
        <source>This number is known to be wrong or dead. It is not dialled.</source>
        <translation>Diese Nummer ist als falsch oder tot bekannt. Sie wird nicht gewählt.</translation>
    </message>
    <message>
        <source>Which number is meant is in doubt, so it is not dialled. Start the call with the whole number.</source>
        <translation>Welche Nummer gemeint ist, ist unsicher, darum wird sie nicht gewählt. Beginnen Sie das Gespräch mit der ganzen Nummer.</translation>
    </message>
    <message>
        <source>No program on this computer takes the number. Choose in the settings how numbers are dialled (Telephone).</source>
        <translation>Kein Programm auf diesem Rechner nimmt die Nummer an. Wählen Sie in den Einstellungen, womit gewählt wird (Telefon).</translation>
    </message>
    <message>
        <source>Blocked: somebody at this number asked not to be called again.</source>
        <translation>Gesperrt: Unter dieser Nummer wurde gebeten, nicht mehr anzurufen.</translation>
    </message>
    <message>
        <source>The rules do not allow this call: {reason}</source>
        <translation>Die Regeln erlauben diesen Anruf nicht: {reason}</translation>
    </message>
    <message>
        <source>This call has ended meanwhile.</source>
        <translation>Dieses Gespräch ist inzwischen beendet.</translation>
    </message>
    <message>
        <source>This call is under way. Hang up first.</source>
        <translation>Dieses Gespräch läuft gerade. Legen Sie erst auf.</translation>
    </message>
    <message>
        <source>Another call has gone on with this one already. Look for that one.</source>
        <translation>Dieses Gespräch wurde schon in einem anderen fortgesetzt. Suchen Sie jenes.</translation>
    </message>
    <message>
        <source>The script does not have this stage. Choose another one.</source>
        <translation>Diese Phase gibt es im Skript nicht. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This script is not there any more. Choose another one.</source>
        <translation>Dieses Skript gibt es nicht mehr. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>A call with this person is on. Hang up first.</source>
        <translation>Ein Gespräch mit dieser Person läuft. Legen Sie erst auf.</translation>
    </message>
    <message>
        <source>These are one person already, or one of them was erased.</source>
        <translation>Das ist schon eine Person, oder eine der beiden wurde gelöscht.</translation>
    </message>
    <message>
        <source>They were erased since: there is nothing to take back.</source>
        <translation>Sie wurde inzwischen gelöscht: Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>This call is still open: it is ended on the page of the call.</source>
        <translation>Dieses Gespräch ist noch offen: Beendet wird es auf der Seite des Gesprächs.</translation>
    </message>
    <message>
        <source>A call that was started by mistake was none: it stays so.</source>
        <translation>Ein versehentlich begonnenes Gespräch war keines: Dabei bleibt es.</translation>
    </message>
    <message>
        <source>Whoever asked not to be called again stays blocked: another outcome would not lift that.</source>
        <translation>Wer nicht mehr angerufen werden will, bleibt gesperrt: Ein anderes Ergebnis höbe das nicht auf.</translation>
    </message>
    <message>
        <source>This call is still open: its note is written on the page of the call.</source>
        <translation>Dieses Gespräch ist noch offen: Seine Notiz schreiben Sie auf der Seite des Gesprächs.</translation>
    </message>
    <message>
        <source>A note has at most {limit} characters, this one has {count}. Shorten it.</source>
        <translation>Eine Notiz hat höchstens {limit} Zeichen, diese hat {count}. Kürzen Sie sie.</translation>
    </message>
    <message>
        <source>An answer has at most {limit} characters, this one has {count}. Shorten it, or use the note.</source>
        <translation>Eine Antwort hat höchstens {limit} Zeichen, diese hat {count}. Kürzen Sie sie, oder nehmen Sie die Notiz.</translation>
    </message>
    <message>
        <source>That is out of range: check the figure.</source>
        <translation>Das liegt außerhalb des Möglichen: Prüfen Sie die Zahl.</translation>
    </message>
    <message>
        <source>That is not the unit that is asked for: type it in the other one.</source>
        <translation>Nach dieser Einheit wird nicht gefragt: Geben Sie es in der anderen ein.</translation>
    </message>
    <message>
        <source>The amount is asked in another currency: type it in that one.</source>
        <translation>Nach dem Betrag wird in einer anderen Währung gefragt: Geben Sie ihn in dieser ein.</translation>
    </message>
    <message>
        <source>This is one of callassist&apos;s own files. Choose another name.</source>
        <translation>Das ist eine Datei von callassist selbst. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no such folder. Choose another place.</source>
        <translation>Diesen Ordner gibt es nicht. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>No file can have this name. Choose another one.</source>
        <translation>So kann keine Datei heißen. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is something else than a plain file in this place. Choose another name.</source>
        <translation>An dieser Stelle liegt etwas anderes als eine gewöhnliche Datei. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a file of this name already. Choose another folder.</source>
        <translation>Eine Datei dieses Namens gibt es schon. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Another program has this file open. Close it there, or choose another name: {other} is free.</source>
        <translation>Ein anderes Programm hat diese Datei geöffnet. Dort schließen oder einen anderen Namen wählen: {other} ist frei.</translation>
    </message>
    <message>
        <source>These calls have more questions than a workbook has columns. Choose one script, or CSV.</source>
        <translation>Diese Gespräche haben mehr Fragen, als eine Arbeitsmappe Spalten hat. Wählen Sie ein Skript, oder CSV.</translation>
    </message>
    <message>
        <source>This cannot be written ({cause}). Choose another place, or free some space.</source>
        <translation>Das kann nicht geschrieben werden ({cause}). Wählen Sie einen anderen Ort, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>This list cannot be read. Check that the file exists, is a plain file, and may be read by you.</source>
        <translation>Diese Liste kann nicht gelesen werden. Prüfen Sie, ob die Datei existiert, eine gewöhnliche Datei ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The file was changed while it was read. Open it again.</source>
        <translation>Die Datei wurde geändert, während sie gelesen wurde. Öffnen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>There is nothing in this file. Choose another one.</source>
        <translation>In dieser Datei steht nichts. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This file is no list. Choose a text file (CSV), a workbook (XLSX) or contacts (VCF).</source>
        <translation>Diese Datei ist keine Liste. Wählen Sie eine Textdatei (CSV), eine Arbeitsmappe (XLSX) oder Kontakte (VCF).</translation>
    </message>
    <message>
        <source>This workbook is of a form that cannot be read, or has a password. Save it as XLSX or CSV without one.</source>
        <translation>Diese Arbeitsmappe hat eine Form, die nicht gelesen werden kann, oder ein Kennwort. Speichern Sie sie als XLSX oder CSV ohne Kennwort.</translation>
    </message>
    <message>
        <source>This list has more than {count} columns. Check what parts its cells, or take out columns.</source>
        <translation>Diese Liste hat mehr als {count} Spalten. Prüfen Sie, was ihre Zellen trennt, oder nehmen Sie Spalten heraus.</translation>
    </message>
    <message>
        <source>This list has more than {count} rows. Part it into several files.</source>
        <translation>Diese Liste hat mehr als {count} Zeilen. Teilen Sie sie in mehrere Dateien auf.</translation>
    </message>
    <message>
        <source>This workbook is damaged. Open it in a spreadsheet and save it anew, or save it as CSV.</source>
        <translation>Diese Arbeitsmappe ist beschädigt. Öffnen Sie sie in einer Tabellenkalkulation und speichern Sie sie neu, oder als CSV.</translation>
    </message>
    <message>
        <source>This workbook is too large to be read. Save the sheet with the list as CSV.</source>
        <translation>Diese Arbeitsmappe ist zu groß zum Einlesen. Speichern Sie das Blatt mit der Liste als CSV.</translation>
    </message>
    <message>
        <source>There is no such sheet in this workbook. Choose another one.</source>
        <translation>Dieses Blatt gibt es in der Arbeitsmappe nicht. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>There is no number in it. Type it with its area code.</source>
        <translation>Darin ist keine Nummer. Tippen Sie sie mit Vorwahl.</translation>
    </message>
    <message>
        <source>Why is it lifted? Write a sentence of {count} signs or more: it stays with the block.</source>
        <translation>Warum wird sie aufgehoben? Schreiben Sie einen Satz mit mindestens {count} Zeichen: Er bleibt bei der Sperre.</translation>
    </message>
    <message>
        <source>They said themselves that they do not want to be called. Only they can take that back: say how and when they did.</source>
        <translation>Die Person hat selbst gesagt, dass sie keine Anrufe will. Nur sie kann das zurücknehmen: Schreiben Sie, wie und wann sie es getan hat.</translation>
    </message>
    <message>
        <source>Only the fingerprint of this number is left. Type the number it is of.</source>
        <translation>Von dieser Nummer ist nur der Fingerabdruck übrig. Tippen Sie die Nummer dazu.</translation>
    </message>
    <message>
        <source>This block is of another number. Nothing was lifted.</source>
        <translation>Diese Sperre gehört zu einer anderen Nummer. Nichts wurde aufgehoben.</translation>
    </message>
    <message>
        <source>No column of this file holds numbers. Call it “phone” in the first line, and choose the file again.</source>
        <translation>Keine Spalte dieser Datei enthält Nummern. Nennen Sie sie in der ersten Zeile „Telefon“ und wählen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>The keys go into a file of their own: whoever has both can find out every number.</source>
        <translation>Die Schlüssel kommen in eine eigene Datei: Wer beide hat, kann jede Nummer herausfinden.</translation>
    </message>
    <message>
        <source>This file cannot be kept as evidence ({cause}). Choose another one, of at most 100 MB.</source>
        <translation>Diese Datei lässt sich nicht als Beleg aufbewahren ({cause}). Wählen Sie eine andere mit höchstens 100 MB.</translation>
    </message>
    <message>
        <source>This block was lifted already.</source>
        <translation>Diese Sperre ist schon aufgehoben.</translation>
    </message>
    <message>
        <source>Something else stands here by now. Look at it, then change it.</source>
        <translation>Hier steht inzwischen etwas anderes. Sehen Sie es sich an, bevor Sie es ändern.</translation>
    </message>
    <message>
        <source>This is said by everybody as it stands.</source>
        <translation>Das sagen alle so, wie es dasteht.</translation>
    </message>
    <message>
        <source>This part of the script is not there any more.</source>
        <translation>Diesen Teil des Skripts gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is one of this name already. Choose another name.</source>
        <translation>Diesen Namen gibt es hier schon. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The script is another one by now. Open it again.</source>
        <translation>Das Skript ist inzwischen ein anderes. Öffnen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>In the file this part is written in a form that can be changed in a text editor only.</source>
        <translation>In der Datei ist dieser Teil so geschrieben, dass er sich nur in einem Texteditor ändern lässt.</translation>
    </message>
    <message>
        <source>This cannot be changed without changing something else as well. Change it in a text editor.</source>
        <translation>Das lässt sich nicht ändern, ohne dass sich noch etwas anderes ändert. Ändern Sie es in einem Texteditor.</translation>
    </message>
    <message>
        <source>With this change the script could not be read any more, so it was not made.</source>
        <translation>Mit dieser Änderung wäre das Skript nicht mehr lesbar, deshalb wurde sie nicht gemacht.</translation>
    </message>
    <message>
        <source>The text holds control characters. Remove them.</source>
        <translation>Der Text enthält Steuerzeichen. Entfernen Sie sie.</translation>
    </message>
    <message>
        <source>This is the only part of the file. Add another one first.</source>
        <translation>Das ist der einzige Teil der Datei. Fügen Sie zuerst einen anderen hinzu.</translation>
    </message>
    <message>
        <source>This script is being edited in another window. Go on there, or close it there first.</source>
        <translation>Dieses Skript wird in einem anderen Fenster bearbeitet. Machen Sie dort weiter, oder schließen Sie es dort zuerst.</translation>
    </message>
    <message>
        <source>This draft was closed. Open the script again.</source>
        <translation>Dieser Entwurf wurde geschlossen. Öffnen Sie das Skript noch einmal.</translation>
    </message>
    <message>
        <source>There is a script of this name. Choose another name, or edit that one.</source>
        <translation>Ein Skript mit diesem Namen gibt es schon. Wählen Sie einen anderen Namen oder bearbeiten Sie jenes.</translation>
    </message>
    <message>
        <source>A script needs a name of small letters, digits and _, beginning with a letter.</source>
        <translation>Ein Skript braucht einen Namen aus Kleinbuchstaben, Ziffern und _, der mit einem Buchstaben beginnt.</translation>
    </message>
    <message>
        <source>The script was changed elsewhere since this draft was begun. Look at what is different, then publish it over that, or discard the draft.</source>
        <translation>Das Skript wurde anderswo geändert, seit dieser Entwurf begonnen wurde. Sehen Sie sich die Unterschiede an und veröffentlichen Sie ihn dann trotzdem, oder verwerfen Sie den Entwurf.</translation>
    </message>
    <message>
        <source>The name of a script never changes, because calls are counted by it. Write the former one again.</source>
        <translation>Der Name eines Skripts ändert sich nie, denn nach ihm werden Gespräche gezählt. Schreiben Sie wieder den alten.</translation>
    </message>
    <message>
        <source>The draft cannot be saved ({cause}). Nothing on the screen is lost: free some space, then change something.</source>
        <translation>Der Entwurf kann nicht gespeichert werden ({cause}). Was zu sehen ist, ist nicht verloren: Schaffen Sie Platz und ändern Sie dann etwas.</translation>
    </message>
    <message>
        <source>This rehearsal is not there any more.</source>
        <translation>Diese Probe gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This call cannot be followed any more. Keep another one as a rehearsal.</source>
        <translation>Dieses Gespräch lässt sich nicht mehr nachspielen. Behalten Sie ein anderes als Probe.</translation>
    </message>
    <message>
        <source>This call goes on with one that was cut off. Keep another one as a rehearsal.</source>
        <translation>Dieses Gespräch setzt ein abgebrochenes fort. Behalten Sie ein anderes als Probe.</translation>
    </message>
    <message>
        <source>This version is not there any more. Choose another one.</source>
        <translation>Diese Version gibt es nicht mehr. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>That did not work. Nothing was changed: try it another way.</source>
        <translation>Das ging nicht. Nichts wurde geändert: Versuchen Sie es anders.</translation>
    </message>
    <message>
        <source>This script cannot be used. What is wrong with it is listed on the start page.</source>
        <translation>Dieses Skript kann nicht benutzt werden. Was daran nicht stimmt, steht auf der Startseite.</translation>
    </message>
    <message>
        <source>This change cannot be made. Nothing was changed.</source>
        <translation>Diese Änderung ist nicht möglich. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>That is not possible with this draft. Nothing was changed.</source>
        <translation>Das geht mit diesem Entwurf nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>That is not possible at this point. Choose something that is offered.</source>
        <translation>Das geht an dieser Stelle nicht. Wählen Sie etwas, das angeboten wird.</translation>
    </message>
    <message>
        <source>That was not understood. Type it another way.</source>
        <translation>Das wurde nicht verstanden. Geben Sie es anders ein.</translation>
    </message>
    <message>
        <source>This setting cannot be used. Choose another value.</source>
        <translation>Diese Einstellung ist so nicht möglich. Wählen Sie einen anderen Wert.</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>Die Datei kann nicht geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>This list cannot be read. Save it anew as CSV, or choose another one.</source>
        <translation>Diese Liste kann nicht gelesen werden. Speichern Sie sie neu als CSV, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This proposal is not there any more. Look again.</source>
        <translation>Diesen Vorschlag gibt es nicht mehr. Noch einmal nachsehen.</translation>
    </message>
    <message>
        <source>There is something of this name already. Take another one.</source>
        <translation>Unter diesem Namen gibt es schon etwas. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>This name belongs to the system. Take another one.</source>
        <translation>Dieser Name gehört dem System. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>A script is not written as such a file. End its name with {endings}.</source>
        <translation>Als so eine Datei wird ein Skript nicht geschrieben. Der Name muss auf {endings} enden.</translation>
    </message>
    <message>
        <source>A row of this table cannot be read. Look for a quote that is not closed, or save the table anew.</source>
        <translation>Eine Zeile dieser Tabelle ist nicht lesbar. Nach einem Anführungszeichen suchen, das nicht geschlossen ist, oder die Tabelle neu speichern.</translation>
    </message>
    <message>
        <source>This is more than a script can hold. Keep the script alone in the file.</source>
        <translation>Das ist mehr, als in ein Skript passt. In der Datei nur das Skript lassen.</translation>
    </message>
    <message>
        <source>A cell of this table has more words than anybody says in one breath. Part it into several steps.</source>
        <translation>Eine Zelle dieser Tabelle hat mehr Wörter, als jemand in einem Atemzug sagt. Auf mehrere Schritte verteilen.</translation>
    </message>
    <message>
        <source>This is no JSON that can be read. Save it anew.</source>
        <translation>Das ist kein lesbares JSON. Neu speichern.</translation>
    </message>
    <message>
        <source>The field “{name}” is there twice in one place, and one of both would be lost. Give each its own name.</source>
        <translation>Das Feld „{name}“ steht an einer Stelle zweimal, und eines davon ginge verloren. Jedem einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>There are no steps where they usually are. Say below which field holds them, and what is said.</source>
        <translation>Wo Schritte sonst stehen, sind keine. Unten sagen, in welchem Feld sie sind und was gesagt wird.</translation>
    </message>
    <message>
        <source>This is no text, whatever its name says. Give it the ending it has: .docx or .xlsx.</source>
        <translation>Das ist kein Text, auch wenn der Name so aussieht. Die passende Endung geben: .docx oder .xlsx.</translation>
    </message>
    <message>
        <source>A script cannot be read out of such a file. Save it as {better}, then open that.</source>
        <translation>Aus so einer Datei lässt sich kein Skript lesen. Als {better} speichern und die öffnen.</translation>
    </message>
    <message>
        <source>A script cannot be read out of such a file. Save it as .docx, .xlsx, .csv, .txt, .md or .json.</source>
        <translation>Aus so einer Datei lässt sich kein Skript lesen. Als .docx, .xlsx, .csv, .txt, .md oder .json speichern.</translation>
    </message>
    <message>
        <source>No column of this table is called text, question or objection. Name the columns in the first row: step, text, answer, next, effect; or objection, reply.</source>
        <translation>Keine Spalte dieser Tabelle heißt Text, Frage oder Einwand. Die Spalten in der ersten Zeile benennen: Schritt, Text, Antwort, weiter, Wirkung; oder Einwand, Erwiderung.</translation>
    </message>
    <message>
        <source>Nothing of it is a question or an objection. Write a question in a line of its own, and its answers below it, each behind a dash.</source>
        <translation>Nichts davon ist eine Frage oder ein Einwand. Eine Frage in eine eigene Zeile schreiben und ihre Antworten darunter, jede hinter einen Strich.</translation>
    </message>
    <message>
        <source>No script can be made of this file. Save it anew as Word, Excel, CSV or text, or choose another one.</source>
        <translation>Aus dieser Datei lässt sich kein Skript machen. Speichern Sie sie neu als Word, Excel, CSV oder Text, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This is not there any more. Look for it anew.</source>
        <translation>Das gibt es nicht mehr. Suchen Sie es neu.</translation>
    </message>
    <message>
        <source>The call log cannot be used. Close callassist, start it again, and report this.</source>
        <translation>Das Gesprächsprotokoll kann nicht benutzt werden. Schließen Sie callassist, starten Sie es neu, und melden Sie das.</translation>
    </message>
    <message>
        <source>Something went wrong inside ({error}). Please report it.</source>
        <extracomment>what no code is for</extracomment>
        <translation>Intern ist etwas schiefgegangen ({error}). Bitte melden Sie das.</translation>
    </message>
    <message>
        <source>That time is over. Type a time to come.</source>
        <translation>Diese Zeit ist schon vorbei. Bitte eine kommende eingeben.</translation>
    </message>
    <message>
        <source>This is an older copy of the call log; what was saved since stands in a file beside it (entries: {count}). Nothing was changed. Choose Restore to put both together.</source>
        <translation>Das ist eine ältere Kopie des Gesprächsprotokolls; was seither gespeichert wurde, steht in einer Datei daneben (Einträge: {count}). Nichts wurde geändert. Wählen Sie Wiederherstellen, um beides zusammenzufügen.</translation>
    </message>
    <message>
        <source>The end of the call log is missing (entries: {count}). Restore a backup that holds them.</source>
        <translation>Das Ende des Gesprächsprotokolls fehlt (Einträge: {count}). Stellen Sie eine Sicherung wieder her, die sie enthält.</translation>
    </message>
    <message>
        <source>That day is still to come. Type a day up to today.</source>
        <translation>Dieser Tag kommt erst noch. Bitte einen Tag bis heute eintippen.</translation>
    </message>
    <message>
        <source>One of these answers stands alone: take it, or the others.</source>
        <translation>Eine dieser Antworten gilt nur für sich: entweder sie oder die anderen.</translation>
    </message>
    <message>
        <source>There is no such answer to this question.</source>
        <translation>Diese Antwort gibt es zu dieser Frage nicht.</translation>
    </message>
</context>
<context>
    <name>EvidenceOfPeriod</name>
    <message>
        <source>Write down why everybody of a time was called</source>
        <extracomment>set: what is being written is called off; None: nothing is</extracomment>
        <translation>Aufschreiben, warum in einem Zeitraum angerufen wurde</translation>
    </message>
    <message>
        <source>A folder of its own is made: a page to read and print, a table and all of it for machines, with the rules of each call, the consents, the files that prove them, and whether any of it was changed.</source>
        <translation>Es entsteht ein eigener Ordner: eine Seite zum Lesen und Drucken, eine Tabelle und alles für Maschinen, mit den Regeln jedes Anrufs, den Einwilligungen, den Dateien, die sie belegen, und ob etwas davon verändert wurde.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Vom</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>Welche Tage</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>dieser Monat</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>letzter Monat</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>dieses Jahr</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>letztes Jahr</translation>
    </message>
    <message>
        <source>Choose folder …</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Evidence of %n call(s) is written into {folder}.</source>
        <translation>
            <numerusform>Der Nachweis zu %n Anruf steht in {folder}.</numerusform>
            <numerusform>Der Nachweis zu %n Anrufen steht in {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>! Something is not as it was written: the page says what.</source>
        <translation>! Etwas ist nicht, wie es geschrieben wurde: Die Seite sagt, was.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Angehalten; es wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Write down why this person was called</source>
        <translation>Nachweisen, warum hier angerufen wurde</translation>
    </message>
    <message>
        <source>A folder of its own is made here: a page to read and print, a table and all of it for machines, with the rules of each call, the consents, the files that prove them, and whether any of it was changed.</source>
        <translation>Hier entsteht ein eigener Ordner: eine Seite zum Lesen und Drucken, eine Tabelle und alles für Maschinen, mit den Regeln zu jedem Anruf, den Einwilligungen, ihren Belegen und der Auskunft, ob etwas davon geändert wurde.</translation>
    </message>
</context>
<context>
    <name>ExitStrip</name>
    <message>
        <source>NOT REACHED</source>
        <extracomment>letters of a label; what is longer begins like none of the others groups of exits, by their numbers; their order within a group is that of the digits those with a chip: an exit that is not offered has its key alone number of an exit → its chip; in their places for good, whichever of them a script has</extracomment>
        <translation>NICHT ERREICHT</translation>
    </message>
    <message>
        <source>NOT THE PERSON</source>
        <translation>ANDERE PERSON</translation>
    </message>
    <message>
        <source>ELSE</source>
        <translation>SONST</translation>
    </message>
    <message>
        <source>Exit: {name}</source>
        <translation>Sonderfall: {name}</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Divided by</source>
        <translation>Getrennt durch</translation>
    </message>
    <message>
        <source>For machines</source>
        <translation>Für Maschinen</translation>
    </message>
    <message>
        <source>No guard against formulas, no byte order mark.</source>
        <translation>Ohne Schutz vor Formeln, ohne Byte-Order-Mark.</translation>
    </message>
    <message>
        <source>Protect texts</source>
        <translation>Texte schützen</translation>
    </message>
    <message>
        <source>one line a call</source>
        <translation>eine Zeile je Gespräch</translation>
    </message>
    <message>
        <source>one line an answer</source>
        <translation>eine Zeile je Antwort</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>EXPORT</source>
        <extracomment>pixels of a box to tick at the usual size of letters, and what is between it and its words by the settings: what divides columns, and whether it is for machines</extracomment>
        <translation>EXPORT</translation>
    </message>
    <message>
        <source>One line for each</source>
        <translation>Eine Zeile je</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>to read (.xlsx)</source>
        <translation>zum Lesen (.xlsx)</translation>
    </message>
    <message>
        <source>for programs (.csv)</source>
        <translation>für Programme (.csv)</translation>
    </message>
    <message>
        <source>A workbook for Excel or LibreOffice, in words of the window&apos;s language, with your own times. Phone numbers and texts stay as they are.</source>
        <translation>Eine Arbeitsmappe für Excel oder LibreOffice, in der Sprache des Fensters und mit Ihren Uhrzeiten. Rufnummern und Texte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>A spreadsheet makes figures, times and dates of texts such as 0815, 1E5, 10:30, 2.3.24 and long numbers, in answers, names and notes. Protected, they begin with a &apos; and stay as they are.</source>
        <translation>Aus Texten wie 0815, 1E5, 10:30, 2.3.24 und langen Nummern macht eine Tabellenkalkulation Zahlen, Uhrzeiten und Daten: in Antworten, Namen und Notizen. Geschützt beginnen sie mit einem &apos; und bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Choose file …</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>call</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>calls and answers, a sheet each</source>
        <translation>Gespräche und Antworten, je ein Blatt</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>There is a file {name} already. Choose it to replace it, or another name.</source>
        <translation>Eine Datei {name} gibt es schon. Wählen Sie sie, um sie zu ersetzen, oder einen anderen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {path}</source>
        <translation>
            <numerusform>%n Zeile nach {path} geschrieben</numerusform>
            <numerusform>%n Zeilen nach {path} geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Called off; nothing was written.</source>
        <translation>Abgebrochen; es wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>FileEntry</name>
    <message>
        <source>In a call no window is opened over this one: type the path, or drop it.</source>
        <extracomment>Enter in the empty field where files are looked for</extracomment>
        <translation>Im Gespräch öffnet sich kein Fenster über diesem: Tippen Sie den Pfad, oder legen Sie die Datei hier ab.</translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt *.xlsx *.vcf *.toml);;All files (*)</source>
        <translation>Listen (*.csv *.tsv *.txt *.xlsx *.vcf *.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>Liste wählen</translation>
    </message>
</context>
<context>
    <name>FileForm</name>
    <message>
        <source>The file {name}</source>
        <extracomment>what bare numbers of a file can be; &quot;&quot;: not said yet</extracomment>
        <translation>Die Datei {name}</translation>
    </message>
    <message>
        <source>Only count</source>
        <translation>Nur zählen</translation>
    </message>
    <message>
        <source>Block all of them</source>
        <translation>Alle sperren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Bare numbers are</source>
        <translation>Bloße Nummern</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>Vorwahl</translation>
    </message>
    <message>
        <source>Why they are blocked</source>
        <translation>Warum gesperrt wird</translation>
    </message>
    <message>
        <source>File of its keys</source>
        <translation>Datei mit den Schlüsseln</translation>
    </message>
    <message>
        <source>– please choose –</source>
        <translation>– bitte wählen –</translation>
    </message>
    <message numerus="yes">
        <source>%n fingerprint(s) of numbers somebody else has blocked</source>
        <translation>
            <numerusform>%n Fingerabdruck einer Nummer, die jemand anderes gesperrt hat</numerusform>
            <numerusform>%n Fingerabdrücke von Nummern, die jemand anderes gesperrt hat</numerusform>
        </translation>
    </message>
    <message>
        <source>Say once what they are: a number that was guessed is not compared.</source>
        <translation>Sagen Sie einmal, was sie sind: Eine geratene Nummer wird nicht verglichen.</translation>
    </message>
    <message>
        <source>Say first what the bare numbers are.</source>
        <translation>Sagen Sie zuerst, was die bloßen Nummern sind.</translation>
    </message>
    <message>
        <source>Numbers: {numbers}, blocked of them: {blocked}, no number: {none}. Nothing was written.</source>
        <translation>Nummern: {numbers}, davon gesperrt: {blocked}, keine Nummer: {none}. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>{new} blocked now, {blocked} were already, {none} no number.</source>
        <translation>{new} jetzt gesperrt, {blocked} waren es schon, {none} keine Nummer.</translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>FIND ANYTHING</source>
        <extracomment>what they said last</extracomment>
        <translation>ALLES FINDEN</translation>
    </message>
    <message>
        <source>objection, question, answer, exit, command, name, number …</source>
        <translation>Einwand, Frage, Antwort, Sonderfall, Befehl, Name, Nummer …</translation>
    </message>
    <message>
        <source>None of these fits for sure: choose one with the arrows.</source>
        <translation>Nichts davon passt sicher: Wählen Sie mit den Pfeilen.</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt nichts.</translation>
    </message>
    <message>
        <source>Arrows and {enter}. Esc: back.</source>
        <translation>Pfeile und {enter}. Esc: zurück.</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>only in a list</source>
        <extracomment>pixels at the usual size of letters</extracomment>
        <translation>nur in einer Liste</translation>
    </message>
</context>
<context>
    <name>FrameBand</name>
    <message>
        <source>List</source>
        <extracomment>characters a name and a sentence may have characters of a choice that are in sight at least what its columns look like</extracomment>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where it is from</source>
        <translation>Woher sie ist</translation>
    </message>
    <message>
        <source>What that is</source>
        <translation>Art der Quelle</translation>
    </message>
    <message>
        <source>Whom it holds</source>
        <translation>Wer darin steht</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Who is known already</source>
        <translation>Wer schon bekannt ist</translation>
    </message>
    <message>
        <source>e.g. the fair in Cologne – spoken to the lead when they ask</source>
        <translation>z. B. die Messe in Köln – wird auf Nachfrage gesagt</translation>
    </message>
    <message>
        <source>not said yet – it looks like: {kind}</source>
        <translation>noch nicht gesagt – sieht aus wie: {kind}</translation>
    </message>
    <message>
        <source>the one on the start page</source>
        <translation>das auf der Startseite</translation>
    </message>
</context>
<context>
    <name>HandOutPanel</name>
    <message>
        <source>Hand out all that is kept of this person</source>
        <translation>Alles herausgeben, was von dieser Person gespeichert ist</translation>
    </message>
    <message>
        <source>A folder of its own is made here, with a page to read (HTML), a table (CSV) and all of it for machines (JSON). That it was handed out is noted with the person.</source>
        <translation>Hier entsteht ein eigener Ordner mit einer Seite zum Lesen (HTML), einer Tabelle (CSV) und allem für Maschinen (JSON). Dass es herausgegeben wurde, wird bei der Person vermerkt.</translation>
    </message>
    <message>
        <source>Choose folder …</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>HandingOn</name>
    <message numerus="yes">
        <source>%n fingerprint(s) written to {file}.</source>
        <translation>
            <numerusform>%n Fingerabdruck nach {file} geschrieben.</numerusform>
            <numerusform>%n Fingerabdrücke nach {file} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand the keys on by another way: whoever has both can find out every number.</source>
        <translation>Geben Sie die Schlüssel auf anderem Weg weiter: Wer beide hat, kann jede Nummer herausfinden.</translation>
    </message>
    <message>
        <source>Write the block list for others</source>
        <translation>Die Sperrliste für andere schreiben</translation>
    </message>
    <message>
        <source>The file names nobody: it holds fingerprints. Who is to compare numbers with them needs the keys too; name a file of their own for that, or leave it empty.</source>
        <translation>Die Datei nennt niemanden: Sie enthält Fingerabdrücke. Wer Nummern damit vergleichen soll, braucht auch die Schlüssel; nennen Sie dafür eine eigene Datei, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Fingerprints</source>
        <translation>Fingerabdrücke</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>HeldPanel</name>
    <message>
        <source>{key} opens the sheet of who is marked, {back} closes.</source>
        <extracomment>the reason of those who rest, `engine.attempts.TooOften.CAMPAIGN`: the card is there before anything is reckoned reasons that have a digit, and rows in sight it has another size: its rows may be out of sight</extracomment>
        <translation>{key} öffnet das Blatt der markierten Person, {back} schließt.</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Pasted cells</source>
        <extracomment>another place has the focus, and is to be in sight what was asked of the numbers of this file the list whose repaired lines these are where the rep has gone on to before it was known what is there</extracomment>
        <translation>Eingefügte Zellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Opening the file …</source>
        <translation>Die Datei wird geöffnet …</translation>
    </message>
    <message>
        <source>Repaired lines of “{name}”: they go into this list</source>
        <translation>Reparierte Zeilen von „{name}“: Sie kommen in diese Liste</translation>
    </message>
    <message>
        <source>Looking at all rows …</source>
        <translation>Alle Zeilen werden angesehen …</translation>
    </message>
    <message>
        <source>Checking all rows …</source>
        <translation>Alle Zeilen werden geprüft …</translation>
    </message>
    <message>
        <source>Looking for these rows …</source>
        <translation>Diese Zeilen werden gesucht …</translation>
    </message>
    <message>
        <source>Reading in …</source>
        <translation>Wird eingelesen …</translation>
    </message>
    <message numerus="yes">
        <source>{done} of {all} row(s)</source>
        <translation>
            <numerusform>{done} von {all} Zeile</numerusform>
            <numerusform>{done} von {all} Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Called off; nothing of this list was kept.</source>
        <translation>Abgebrochen; von dieser Liste wurde nichts behalten.</translation>
    </message>
</context>
<context>
    <name>InboxPanel</name>
    <message>
        <source>an answer there</source>
        <extracomment>so many of the words that are alike are read out in a line pixels at the usual size of letters: at least so much of the list is in sight what waits in a line what was put away last</extracomment>
        <translation>eine Antwort dort</translation>
    </message>
    <message>
        <source>an objection</source>
        <translation>Einwand</translation>
    </message>
    <message>
        <source>another wording</source>
        <translation>eine andere Formulierung</translation>
    </message>
    <message>
        <source>a tip there</source>
        <translation>ein Tipp dort</translation>
    </message>
    <message>
        <source>a step of its own</source>
        <translation>ein eigener Schritt</translation>
    </message>
    <message>
        <source>publish it</source>
        <translation>veröffentlichen</translation>
    </message>
    <message>
        <source>not wanted</source>
        <translation>nicht gewünscht</translation>
    </message>
    <message>
        <source>take that back</source>
        <translation>zurückholen</translation>
    </message>
    <message>
        <source>{enter} goes to the step · {escape} closes</source>
        <translation>{enter} geht zum Schritt · {escape} schließt</translation>
    </message>
    <message>
        <source>Looking through the calls …</source>
        <translation>Die Gespräche werden durchgesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) wait for somebody who may publish.</source>
        <translation>
            <numerusform>%n Vorschlag wartet auf jemanden, der veröffentlichen darf.</numerusform>
            <numerusform>%n Vorschläge warten auf jemanden, der veröffentlichen darf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every answer fitted so far: nothing waits here.</source>
        <translation>Bisher passte jede Antwort: Hier wartet nichts.</translation>
    </message>
    <message numerus="yes">
        <source>in the newest %n call(s)</source>
        <translation>
            <numerusform>im neuesten %n Gespräch</numerusform>
            <numerusform>in den neuesten %n Gesprächen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n call(s)</source>
        <translation>
            <numerusform>in %n Gespräch</numerusform>
            <numerusform>in %n Gesprächen</numerusform>
        </translation>
    </message>
    <message>
        <source>What no answer of the script fits, {calls}</source>
        <translation>Wozu keine Antwort des Skripts passt, {calls}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>proposed by {who}</source>
        <translation>Vorschlag von {who}</translation>
    </message>
    <message>
        <source>The draft as it stands</source>
        <translation>Der Entwurf, wie er ist</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>so far: “{words}”</source>
        <translation>bisher: „{words}“</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere Zusage</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>asked by reps themselves</source>
        <translation>von Anrufern selbst gefragt</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody said %n time(s) whether a reply helped.</source>
        <translation>
            <numerusform>%n-mal sagte niemand, ob eine Antwort half.</numerusform>
            <numerusform>%n-mal sagte niemand, ob eine Antwort half.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntakePanel</name>
    <message>
        <source>In a call no window is opened over this one: paste the path, or drop the file.</source>
        <extracomment>a text is read once nobody types pixels at the usual size of letters: from here on the source stands beside what was understood counts what was asked for: what comes late is passed over chosen by hand; None: as its words look the name that was put in, not typed</extracomment>
        <translation>Im Anruf geht kein Fenster über diesem auf: den Pfad einfügen oder die Datei hierher ziehen.</translation>
    </message>
    <message>
        <source>Scripts (*.docx *.xlsx *.csv *.tsv *.txt *.md *.json);;All files (*)</source>
        <translation>Skripte (*.docx *.xlsx *.csv *.tsv *.txt *.md *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>Ein Skript wählen</translation>
    </message>
    <message>
        <source>This is longer than any script: what did not fit was left out.</source>
        <translation>Das ist länger als jedes Skript: Was nicht hineinpasste, wurde weggelassen.</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>Neues Skript</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ergänzt</translation>
    </message>
    <message>
        <source>Its words look neither German nor English. Say which language it is in.</source>
        <translation>Die Wörter sehen weder deutsch noch englisch aus. Bitte sagen, in welcher Sprache es ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objection(s)</source>
        <translation>
            <numerusform>%n Einwand</numerusform>
            <numerusform>%n Einwände</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation>
            <numerusform>%n Erwiderung</numerusform>
            <numerusform>%n Erwiderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n piece(s) of the source {taken} were taken over, {left} left out</source>
        <translation>
            <numerusform>von %n Stück der Vorlage {taken} übernommen, {left} weggelassen</numerusform>
            <numerusform>von %n Stücken der Vorlage {taken} übernommen, {left} weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>A script that was written elsewhere</source>
        <translation>Ein Skript, das anderswo geschrieben wurde</translation>
    </message>
    <message>
        <source>Paste or type it here, or open a file: Word, Excel, CSV, Markdown, text or JSON. Nothing is made before you have seen what was understood. A question stands in a line of its own, its answers below it behind dashes; “-&gt; ” leads somewhere, “= rules out” says what an answer means, “!” begins an objection.</source>
        <translation>Hier einfügen oder schreiben, oder eine Datei öffnen: Word, Excel, CSV, Markdown, Text oder JSON. Es wird nichts angelegt, bevor zu sehen ist, was verstanden wurde. Eine Frage steht in einer eigenen Zeile, ihre Antworten darunter hinter Strichen; „-&gt; “ führt irgendwohin, „= schließt aus“ sagt, was eine Antwort bedeutet, „!“ beginnt einen Einwand.</translation>
    </message>
    <message>
        <source>The script as it was written</source>
        <translation>Das Skript, wie es geschrieben wurde</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Was verstanden wurde</translation>
    </message>
    <message>
        <source>Make a draft of it</source>
        <translation>Einen Entwurf daraus machen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open a file …</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Ein anderes</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Wie es heißt</translation>
    </message>
    <message>
        <source>Its texts are in</source>
        <translation>Die Texte sind</translation>
    </message>
    <message>
        <source>for</source>
        <translation>für</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>consumers</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <source>businesses</source>
        <translation>Unternehmen</translation>
    </message>
</context>
<context>
    <name>InterruptedRow</name>
    <message>
        <source>somebody unnamed</source>
        <translation>jemand ohne Namen</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Call with {who}, line dropped at {time} after {answers}</source>
        <translation>Gespräch mit {who}, abgebrochen um {time} nach {answers}</translation>
    </message>
    <message>
        <source>Call with {who}, interrupted at {time} after {answers}</source>
        <translation>Gespräch mit {who}, unterbrochen um {time} nach {answers}</translation>
    </message>
    <message>
        <source>started {time}</source>
        <translation>begonnen {time}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Lead rings back</source>
        <translation>Ruft gerade zurück</translation>
    </message>
    <message>
        <source>End as interrupted</source>
        <translation>Als unterbrochen beenden</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Until {day}, unless they are called: 6 months as a row of a list</source>
        <translation>Bis {day}, wenn niemand sie anruft: 6 Monate als Listenzeile</translation>
    </message>
    <message>
        <source>Until {day}, unless it is decided whether they may be called: 30 days</source>
        <translation>Bis {day}, wenn nicht entschieden wird, ob sie angerufen werden dürfen: 30 Tage</translation>
    </message>
    <message>
        <source>Until {day}: 24 months after the last contact, if nothing comes of it</source>
        <translation>Bis {day}: 24 Monate nach dem letzten Kontakt, wenn nichts daraus wird</translation>
    </message>
    <message>
        <source>Until {day}: a consent has to be proven for 5 years after its last use</source>
        <translation>Bis {day}: eine Einwilligung muss 5 Jahre nach der letzten Nutzung nachweisbar sein</translation>
    </message>
    <message>
        <source>As long as a call with them is not ended</source>
        <translation>Solange ein Anruf mit ihnen nicht beendet ist</translation>
    </message>
    <message>
        <source>As long as something is agreed with them; then 24 months after the last contact</source>
        <translation>Solange etwas mit ihnen vereinbart ist; danach 24 Monate nach dem letzten Kontakt</translation>
    </message>
    <message>
        <source>Until you erase them: an appointment came of it, or they are a customer</source>
        <translation>Bis Sie sie löschen: ein Termin kam zustande, oder sie sind Kunden</translation>
    </message>
    <message>
        <source>As long as they stand in a list as well</source>
        <translation>Solange sie auch in einer Liste stehen</translation>
    </message>
    <message>
        <source>Until you erase them: nobody knows since when they are here</source>
        <translation>Bis Sie sie löschen: niemand weiß, seit wann sie hier stehen</translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message>
        <source>WHAT LEAVES BY ITSELF</source>
        <extracomment>lines that are shown; the command line has all of them</extracomment>
        <translation>WAS VON SELBST GELÖSCHT WIRD</translation>
    </message>
    <message>
        <source>Once a day, never during a call: rows of lists after 6 months, held rows and rejected lines after 30 days, people without a result 24 months after the last contact, proofs after 5 years. Blocks stay.</source>
        <translation>Einmal am Tag, nie während eines Anrufs: Listenzeilen nach 6 Monaten, zurückgestellte und abgewiesene Zeilen nach 30 Tagen, Personen ohne Ergebnis 24 Monate nach dem letzten Kontakt, Nachweise nach 5 Jahren. Sperren bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: callassist retention --dry-run</source>
        <translation>
            <numerusform>und %n weitere: callassist retention --dry-run</numerusform>
            <numerusform>und %n weitere: callassist retention --dry-run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptWords</name>
    <message numerus="yes">
        <source>%n held row(s) leave on {day}</source>
        <translation>
            <numerusform>%n zurückgestellte Zeile wird am {day} gelöscht</numerusform>
            <numerusform>%n zurückgestellte Zeilen werden am {day} gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) nobody was called by leave on {day}</source>
        <translation>
            <numerusform>%n Zeile, über die niemand angerufen wurde, wird am {day} gelöscht</numerusform>
            <numerusform>%n Zeilen, über die niemand angerufen wurde, werden am {day} gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the list “{list}” were deleted: nobody was called by them for 6 months.</source>
        <translation>
            <numerusform>%n Zeile der Liste „{list}“ wurde gelöscht: 6 Monate lang wurde darüber niemand angerufen.</numerusform>
            <numerusform>%n Zeilen der Liste „{list}“ wurden gelöscht: 6 Monate lang wurde darüber niemand angerufen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held row(s) of the list “{list}” were deleted: nothing was decided for 30 days.</source>
        <translation>
            <numerusform>%n zurückgestellte Zeile der Liste „{list}“ wurde gelöscht: 30 Tage lang wurde nichts entschieden.</numerusform>
            <numerusform>%n zurückgestellte Zeilen der Liste „{list}“ wurden gelöscht: 30 Tage lang wurde nichts entschieden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected line(s) of the list “{list}” were deleted after 30 days.</source>
        <translation>
            <numerusform>%n abgewiesene Zeile der Liste „{list}“ wurde nach 30 Tagen gelöscht.</numerusform>
            <numerusform>%n abgewiesene Zeilen der Liste „{list}“ wurden nach 30 Tagen gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) were deleted: 24 months since the last contact, and nothing came of it.</source>
        <translation>
            <numerusform>%n Person wurde gelöscht: 24 Monate seit dem letzten Kontakt, und es wurde nichts daraus.</numerusform>
            <numerusform>%n Personen wurden gelöscht: 24 Monate seit dem letzten Kontakt, und es wurde nichts daraus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proof(s) of a consent were deleted: 5 years since the last use.</source>
        <translation>
            <numerusform>%n Nachweis einer Einwilligung wurde gelöscht: 5 Jahre seit der letzten Nutzung.</numerusform>
            <numerusform>%n Nachweise von Einwilligungen wurden gelöscht: 5 Jahre seit der letzten Nutzung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that somebody was erased were deleted after 3 years.</source>
        <translation>
            <numerusform>%n Vermerk über eine Löschung wurde nach 3 Jahren gelöscht.</numerusform>
            <numerusform>%n Vermerke über Löschungen wurden nach 3 Jahren gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the list “{list}” – nobody was called by them for 6 months</source>
        <translation>
            <numerusform>%n Zeile der Liste „{list}“ – 6 Monate lang wurde darüber niemand angerufen</numerusform>
            <numerusform>%n Zeilen der Liste „{list}“ – 6 Monate lang wurde darüber niemand angerufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held row(s) of the list “{list}” – nothing was decided for 30 days</source>
        <translation>
            <numerusform>%n zurückgestellte Zeile der Liste „{list}“ – 30 Tage lang wurde nichts entschieden</numerusform>
            <numerusform>%n zurückgestellte Zeilen der Liste „{list}“ – 30 Tage lang wurde nichts entschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected line(s) of the list “{list}” – kept for 30 days</source>
        <translation>
            <numerusform>%n abgewiesene Zeile der Liste „{list}“ – 30 Tage aufbewahrt</numerusform>
            <numerusform>%n abgewiesene Zeilen der Liste „{list}“ – 30 Tage aufbewahrt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) – 24 months since the last contact, and nothing came of it</source>
        <translation>
            <numerusform>%n Person – 24 Monate seit dem letzten Kontakt, und es wurde nichts daraus</numerusform>
            <numerusform>%n Personen – 24 Monate seit dem letzten Kontakt, und es wurde nichts daraus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proof(s) of a consent – 5 years since the last use</source>
        <translation>
            <numerusform>%n Nachweis einer Einwilligung – 5 Jahre seit der letzten Nutzung</numerusform>
            <numerusform>%n Nachweise von Einwilligungen – 5 Jahre seit der letzten Nutzung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that somebody was erased – 3 years ago</source>
        <translation>
            <numerusform>%n Vermerk über eine Löschung – vor 3 Jahren</numerusform>
            <numerusform>%n Vermerke über Löschungen – vor 3 Jahren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeySettings</name>
    <message>
        <source>KEYS</source>
        <translation>TASTEN</translation>
    </message>
    <message>
        <source>Change keys …</source>
        <translation>Tasten ändern …</translation>
    </message>
    <message>
        <source>{key} is the number of an answer.</source>
        <translation>{key} ist die Nummer einer Antwort.</translation>
    </message>
    <message>
        <source>{key} is the number of an answer beside a text field.</source>
        <translation>{key} ist die Nummer einer Antwort neben einem Textfeld.</translation>
    </message>
    <message>
        <source>{key} goes on, leaves or moves everywhere; no other command can have it alone.</source>
        <translation>{key} heißt überall weiter, zurück oder nächstes Feld und kann allein keinem anderen Befehl gehören.</translation>
    </message>
    <message>
        <source>{key} is needed in text fields.</source>
        <translation>{key} wird in Textfeldern gebraucht.</translation>
    </message>
    <message>
        <source>{key} types a sign on many keyboards (AltGr).</source>
        <translation>{key} schreibt auf vielen Tastaturen ein Zeichen (AltGr).</translation>
    </message>
    <message>
        <source>{key} is there in one script only. Choose a letter from A to Z, or a chord.</source>
        <translation>{key} gibt es nur in einer Schrift. Nehmen Sie einen Buchstaben von A bis Z oder eine Tastenkombination.</translation>
    </message>
    <message>
        <source>{key} belongs to the system.</source>
        <translation>{key} gehört dem System.</translation>
    </message>
    <message>
        <source>an objection</source>
        <translation>ein Einwand</translation>
    </message>
    <message>
        <source>{key} is taken already: {other}</source>
        <translation>{key} ist schon belegt: {other}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys – F1 or Esc closes this sheet; the call goes on beneath it</source>
        <translation>Tasten – F1 oder Esc schließt dieses Blatt; das Gespräch läuft darunter weiter</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>In the call</source>
        <translation>Im Gespräch</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>Einwände</translation>
    </message>
    <message>
        <source>Changing answers</source>
        <translation>Antworten ändern</translation>
    </message>
    <message>
        <source>Ending the call</source>
        <translation>Gespräch beenden</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Before the call</source>
        <translation>Vor dem Gespräch</translation>
    </message>
    <message>
        <source>Lists of leads</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Block list</source>
        <translation>Sperrliste</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>Eine Person</translation>
    </message>
    <message>
        <source>Writing scripts</source>
        <translation>Skripte schreiben</translation>
    </message>
    <message>
        <source>Go on, confirm</source>
        <extracomment>on the pages that begin a call alone: the form, the lists of leads, the log where a script is written, and nothing of a call is heard; its keys are those of every editor the page before a call is shown a call is under way and not in its wrap-up a question of the script is being asked something lies over the question and Esc comes back a reply to an objection was shown in this call there is a step to go on to, or an answer to confirm a step was taken that can be taken back what is shown can be worded differently verdict or soft lock stand in the way there is a number to dial somebody rings, or rang, and was neither taken nor put away lines that could not be saved wait to be taken in a script is being written in Qt&apos;s portable wording; the first is shown English, to be translated in the context &quot;Keys&quot;; `{number}` is filled from `number` of an exit, from 1; of an objection&apos;s place, from 0; of a depth, from 1</extracomment>
        <translation>Weiter, bestätigen</translation>
    </message>
    <message>
        <source>Refused to answer</source>
        <translation>Antwort verweigert</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Weiß nicht</translation>
    </message>
    <message>
        <source>Something else: the lead&apos;s own words</source>
        <translation>Etwas anderes: im Wortlaut</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>Letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>Next wording</source>
        <translation>Nächste Formulierung</translation>
    </message>
    <message>
        <source>Say it in other words from the next call on</source>
        <translation>Ab dem nächsten Anruf mit anderen Worten sagen</translation>
    </message>
    <message>
        <source>What we do better</source>
        <translation>Was wir besser machen</translation>
    </message>
    <message>
        <source>A question of your own</source>
        <translation>Eine eigene Frage</translation>
    </message>
    <message>
        <source>Note who decides</source>
        <translation>Notieren, wer entscheidet</translation>
    </message>
    <message>
        <source>Go on against the verdict, with a reason</source>
        <translation>Gegen die Einstufung weiter, mit Grund</translation>
    </message>
    <message>
        <source>Depth 1: can they buy</source>
        <translation>Tiefe 1: Können sie kaufen?</translation>
    </message>
    <message>
        <source>Depth 2: do they want to</source>
        <translation>Tiefe 2: Wollen sie?</translation>
    </message>
    <message>
        <source>Depth 3: budget and time</source>
        <translation>Tiefe 3: Budget und Zeit</translation>
    </message>
    <message>
        <source>Language of the script</source>
        <translation>Sprache des Skripts</translation>
    </message>
    <message>
        <source>Write a note (Esc leaves it)</source>
        <translation>Notiz schreiben (Esc verlässt sie)</translation>
    </message>
    <message>
        <source>Dial the number</source>
        <translation>Nummer wählen</translation>
    </message>
    <message>
        <source>Search the objections</source>
        <translation>Einwände durchsuchen</translation>
    </message>
    <message>
        <source>The reply helped</source>
        <translation>Die Antwort hat geholfen</translation>
    </message>
    <message>
        <source>The reply did not help</source>
        <translation>Die Antwort hat nicht geholfen</translation>
    </message>
    <message>
        <source>Back to the very same question</source>
        <translation>Zurück zu genau dieser Frage</translation>
    </message>
    <message>
        <source>Change any answer: number, then answer</source>
        <translation>Beliebige Antwort ändern: Nummer, dann Antwort</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Auflegen</translation>
    </message>
    <message>
        <source>Shared exit {number}</source>
        <translation>Sonderfall {number}</translation>
    </message>
    <message>
        <source>Start the call</source>
        <translation>Gespräch beginnen</translation>
    </message>
    <message>
        <source>Start the call: they have rung here</source>
        <translation>Gespräch beginnen: Sie rufen selbst an</translation>
    </message>
    <message>
        <source>Next stage: first call, appointment</source>
        <translation>Nächste Phase: Erstanruf, Termin</translation>
    </message>
    <message>
        <source>Take in what could not be saved</source>
        <translation>Übernehmen, was nicht gespeichert werden konnte</translation>
    </message>
    <message>
        <source>To who rings</source>
        <translation>Zu dem, der anruft</translation>
    </message>
    <message>
        <source>Who is next: close, no more tries</source>
        <translation>Wer dran ist: schließen, nicht mehr versuchen</translation>
    </message>
    <message>
        <source>Who is next: of which list, which postcodes, promises or mobiles alone</source>
        <translation>Wer dran ist: welche Liste, welche Postleitzahlen, nur Zusagen oder nur Mobilnummern</translation>
    </message>
    <message>
        <source>Who is held back, and why</source>
        <translation>Wer zurückgestellt ist, und warum</translation>
    </message>
    <message>
        <source>Take the last of these back</source>
        <translation>Das Letzte davon zurücknehmen</translation>
    </message>
    <message>
        <source>End of day: what it brought</source>
        <translation>Tagesende: was er gebracht hat</translation>
    </message>
    <message>
        <source>Promises into a calendar file (.ics)</source>
        <translation>Zusagen in eine Kalenderdatei (.ics)</translation>
    </message>
    <message>
        <source>May I call: write down the proof</source>
        <translation>Darf ich anrufen: Nachweis festhalten</translation>
    </message>
    <message>
        <source>May I call: not called, no consent</source>
        <translation>Darf ich anrufen: nicht angerufen, keine Einwilligung</translation>
    </message>
    <message>
        <source>Choose a list to read in</source>
        <translation>Liste zum Einlesen wählen</translation>
    </message>
    <message>
        <source>Pause a list, or open it again</source>
        <translation>Liste ruhen lassen oder wieder öffnen</translation>
    </message>
    <message>
        <source>Take a list back that was read in</source>
        <translation>Eingelesene Liste zurücknehmen</translation>
    </message>
    <message>
        <source>Show the rows of a list</source>
        <translation>Die Zeilen einer Liste zeigen</translation>
    </message>
    <message>
        <source>Block a number</source>
        <translation>Nummer sperren</translation>
    </message>
    <message>
        <source>Lift a block, with a reason</source>
        <translation>Sperre aufheben, mit Grund</translation>
    </message>
    <message>
        <source>Show those that hold, those that were lifted, or all</source>
        <translation>Geltende, aufgehobene oder alle zeigen</translation>
    </message>
    <message>
        <source>Check a file, or take its numbers in</source>
        <translation>Datei prüfen oder ihre Nummern sperren</translation>
    </message>
    <message>
        <source>Write the block list to a file, for others</source>
        <translation>Sperrliste für andere in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Call this lead again</source>
        <translation>Diesen Lead noch einmal anrufen</translation>
    </message>
    <message>
        <source>Correct how it ended, or what is due</source>
        <translation>Berichtigen, wie es endete oder was ansteht</translation>
    </message>
    <message>
        <source>Save the lines of a list that were rejected</source>
        <translation>Abgewiesene Zeilen einer Liste speichern</translation>
    </message>
    <message>
        <source>Who is next: no answer</source>
        <translation>Wer dran ist: nicht erreicht</translation>
    </message>
    <message>
        <source>Who is next: busy</source>
        <translation>Wer dran ist: besetzt</translation>
    </message>
    <message>
        <source>Who is next: voicemail</source>
        <translation>Wer dran ist: Anrufbeantworter</translation>
    </message>
    <message>
        <source>Who is next: wrong number</source>
        <translation>Wer dran ist: falsche Nummer</translation>
    </message>
    <message>
        <source>Who is next: put off</source>
        <translation>Wer dran ist: später</translation>
    </message>
    <message>
        <source>Who is next: not today</source>
        <translation>Wer dran ist: heute nicht</translation>
    </message>
    <message>
        <source>Evidence: write down why everybody of a time was called</source>
        <translation>Nachweis: aufschreiben, warum in einem Zeitraum angerufen wurde</translation>
    </message>
    <message>
        <source>Hand out all that is kept of them</source>
        <translation>Alles herausgeben, was von ihr gespeichert ist</translation>
    </message>
    <message>
        <source>Erase them: first what would go and what would stay</source>
        <translation>Löschen: zuerst, was ginge und was bliebe</translation>
    </message>
    <message>
        <source>Make two that are one person one</source>
        <translation>Zwei zusammenführen, die eine Person sind</translation>
    </message>
    <message>
        <source>One more answer, or the next reply</source>
        <translation>Noch eine Antwort, oder die nächste Erwiderung</translation>
    </message>
    <message>
        <source>On an answer: to its step, a new one where it has none</source>
        <translation>Auf einer Antwort: zu ihrem Schritt, zu einem neuen, wo sie keinen hat</translation>
    </message>
    <message>
        <source>A new step here, before what follows</source>
        <translation>Hier ein neuer Schritt, vor dem, was folgt</translation>
    </message>
    <message>
        <source>On an answer: its next meaning (fits, rules out, points, a person decides)</source>
        <translation>Auf einer Antwort: ihre nächste Bedeutung (passt, schließt aus, Punkte, ein Mensch entscheidet)</translation>
    </message>
    <message>
        <source>Change the words of what is marked</source>
        <translation>Die Worte des Markierten ändern</translation>
    </message>
    <message>
        <source>Play from here: keys go to the phone</source>
        <translation>Von hier an durchspielen: Tasten gehen ans Telefon</translation>
    </message>
    <message>
        <source>Back to the step that was shown before</source>
        <translation>Zurück zum Schritt, der vorher zu sehen war</translation>
    </message>
    <message>
        <source>Take the last change back, any number of them</source>
        <translation>Die letzte Änderung zurücknehmen, beliebig viele</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Noch einmal machen</translation>
    </message>
    <message>
        <source>Duplicate what is marked</source>
        <translation>Das Markierte verdoppeln</translation>
    </message>
    <message>
        <source>Remove what is marked; undone with one key</source>
        <translation>Das Markierte entfernen; eine Taste holt es zurück</translation>
    </message>
    <message>
        <source>Publish: what changed, and why</source>
        <translation>Veröffentlichen: was sich geändert hat, und warum</translation>
    </message>
    <message>
        <source>What no answer fits: open or close</source>
        <translation>Wozu keine Antwort passt: öffnen oder schließen</translation>
    </message>
    <message>
        <source>Read in a script that was written elsewhere</source>
        <translation>Ein anderswo geschriebenes Skript einlesen</translation>
    </message>
    <message>
        <source>Write the script to a file: page, table, outline</source>
        <translation>Das Skript in eine Datei schreiben: Seite, Tabelle, Gliederung</translation>
    </message>
    <message>
        <source>The map: open or close</source>
        <translation>Der Plan: öffnen oder schließen</translation>
    </message>
    <message>
        <source>All versions: open or close</source>
        <translation>Alle Versionen: öffnen oder schließen</translation>
    </message>
    <message>
        <source>Calls kept as tests of the script: open or close</source>
        <translation>Gespräche als Proben des Skripts: öffnen oder schließen</translation>
    </message>
    <message>
        <source>Keep what was played on the phone as a test</source>
        <translation>Was am Telefon gespielt wurde, als Probe behalten</translation>
    </message>
    <message>
        <source>A new script</source>
        <translation>Ein neues Skript</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Dieses Blatt</translation>
    </message>
    <message>
        <source>Hide the qualification</source>
        <translation>Qualifizierung verbergen</translation>
    </message>
    <message>
        <source>Slim form on top of other windows</source>
        <translation>Schmale Form über anderen Fenstern</translation>
    </message>
    <message>
        <source>Larger spoken text</source>
        <translation>Größerer Sprechtext</translation>
    </message>
    <message>
        <source>Smaller spoken text</source>
        <translation>Kleinerer Sprechtext</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Call log</source>
        <translation>Gesprächsprotokoll</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>Who this is: all that is kept of them</source>
        <translation>Wer das ist: alles, was gespeichert ist</translation>
    </message>
    <message>
        <source>Evidence: write down why this person was called</source>
        <translation>Nachweis: warum hier angerufen wurde</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Answer</source>
        <extracomment>the same key as another one of the command; not for the sheet these stay with their command whatever else it is given: fields and other pages count on them what Ctrl+Shift+digit arrives as from a program that presses keys, whose events have no place Turkish: capitals that Qt does not count among A to Z what the digits&apos; places type on this keyboard, as far as it was seen: (digit, with Shift) → key the keyboard has another script&apos;s letters where A to Z are commands whose first key cannot be typed on this keyboard, and another key of theirs</extracomment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Named answer beside a field</source>
        <translation>Benannte Antwort neben einem Feld</translation>
    </message>
    <message>
        <source>Shared exits: wrong number, callback, do not call …</source>
        <translation>Sonderfälle: falsche Nummer, Rückruf, nicht mehr anrufen …</translation>
    </message>
    <message>
        <source>Reply; the same key again: next wording</source>
        <translation>Antwort; dieselbe Taste noch einmal: nächste Formulierung</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Niemand erreicht</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Started by mistake: no attempt</source>
        <translation>Versehentlich begonnen: kein Versuch</translation>
    </message>
    <message>
        <source>Note e-mail, address and consent</source>
        <translation>E-Mail, Anschrift und Einwilligung notieren</translation>
    </message>
    <message>
        <source>Legal note, open or closed</source>
        <translation>Rechtliches öffnen oder schließen</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>KEYS IN THE CALL</source>
        <extracomment>so many are shown</extracomment>
        <translation>TASTEN IM GESPRÄCH</translation>
    </message>
</context>
<context>
    <name>KnownLabel</name>
    <message>
        <source>Known: {who}</source>
        <extracomment>letters of a note that are shown colleagues that are named; of the rest the number tells</extracomment>
        <translation>Bekannt: {who}</translation>
    </message>
    <message>
        <source>nobody by name</source>
        <translation>niemand mit Namen</translation>
    </message>
    <message>
        <source>Erased on {day}: somebody with this number asked to be forgotten.</source>
        <translation>Gelöscht am {day}: Jemand mit dieser Nummer wollte vergessen werden.</translation>
    </message>
    <message>
        <source>Blocked: somebody at this number asked not to be called again.</source>
        <translation>Gesperrt: Unter dieser Nummer wurde gebeten, nicht mehr anzurufen.</translation>
    </message>
    <message numerus="yes">
        <source>%n colleague(s) known here: {names}</source>
        <translation>
            <numerusform>%n Kollege hier bekannt: {names}</numerusform>
            <numerusform>%n Kollegen hier bekannt: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Last call {when}: {how}</source>
        <translation>Letztes Gespräch {when}: {how}</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Notiz: {note}</translation>
    </message>
    <message>
        <source>named by {who}</source>
        <translation>genannt von {who}</translation>
    </message>
    <message>
        <source>Agreed: {what}</source>
        <translation>Ausgemacht: {what}</translation>
    </message>
    <message>
        <source>Best time: {when}</source>
        <translation>Beste Zeit: {when}</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) are reused and not asked again.</source>
        <translation>
            <numerusform>%n Antwort wird übernommen und nicht noch einmal gefragt.</numerusform>
            <numerusform>%n Antworten werden übernommen und nicht noch einmal gefragt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
</context>
<context>
    <name>LeadForm</name>
    <message>
        <source>Ms Kern, Kern Ltd, 0221 4710815</source>
        <extracomment>Enter in one of the fields the rep has typed or pasted the one line for everything has put somebody else there something stands there that did not before, whoever put it there name, company or number are others up and down in the line that takes all ISO 3166 country of numbers without a country code what the line says beside name, company and number: it goes into the note of the call</extracomment>
        <translation>Frau Kern, Kern GmbH, 0221 4710815</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>Consent of</source>
        <translation>Einwilligung vom</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>3 Feb 2026</source>
        <translation>3.2.2026</translation>
    </message>
    <message>
        <source>e.g. trade fair</source>
        <translation>z. B. Messe</translation>
    </message>
    <message>
        <source>Goes into the note: {text}</source>
        <translation>Kommt in die Notiz: {text}</translation>
    </message>
    <message>
        <source>Read as {number}.</source>
        <translation>Gelesen als {number}.</translation>
    </message>
    <message>
        <source>There is no such number: {number}</source>
        <translation>Diese Nummer gibt es nicht: {number}</translation>
    </message>
    <message>
        <source>There is no such number in {country}: {number}</source>
        <translation>Diese Nummer gibt es in {country} nicht: {number}</translation>
    </message>
</context>
<context>
    <name>Leads</name>
    <message>
        <source>first name</source>
        <extracomment>what a column tells</extracomment>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>name of a person</source>
        <translation>Name einer Person</translation>
    </message>
    <message>
        <source>salutation</source>
        <translation>Anrede</translation>
    </message>
    <message>
        <source>title before the name</source>
        <translation>Titel vor dem Namen</translation>
    </message>
    <message>
        <source>company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>Mobiltelefon</translation>
    </message>
    <message>
        <source>further numbers</source>
        <translation>weitere Nummern</translation>
    </message>
    <message>
        <source>street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>postcode</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>where the lead is from</source>
        <translation>Herkunft des Kontakts</translation>
    </message>
    <message>
        <source>consent: when</source>
        <translation>Einwilligung: wann</translation>
    </message>
    <message>
        <source>consent: its wording</source>
        <translation>Einwilligung: Wortlaut</translation>
    </message>
    <message>
        <source>consent: how</source>
        <translation>Einwilligung: wie</translation>
    </message>
    <message>
        <source>consent: what there is to show</source>
        <translation>Einwilligung: Beleg</translation>
    </message>
    <message>
        <source>why they may be called</source>
        <translation>warum angerufen werden darf</translation>
    </message>
    <message>
        <source>not to be called</source>
        <translation>nicht anrufen</translation>
    </message>
    <message>
        <source>informed on</source>
        <translation>informiert am</translation>
    </message>
    <message>
        <source>colleague in charge</source>
        <translation>zuständiger Kollege</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>– only kept –</source>
        <translation>– nur aufbewahrt –</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode (UTF-8)</translation>
    </message>
    <message>
        <source>Unicode, encoded twice, repaired</source>
        <translation>Unicode, doppelt kodiert, repariert</translation>
    </message>
    <message>
        <source>two encodings, repaired</source>
        <translation>zwei Kodierungen, repariert</translation>
    </message>
    <message>
        <source>Windows (cp1252)</source>
        <translation>Windows (cp1252)</translation>
    </message>
    <message>
        <source>old Mac (Mac Roman)</source>
        <translation>alter Mac (Mac Roman)</translation>
    </message>
    <message>
        <source>DOS (cp850)</source>
        <translation>DOS (cp850)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode (UTF-16)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, big-endian)</source>
        <translation>Unicode (UTF-16, Big Endian)</translation>
    </message>
    <message>
        <source>Unicode (UTF-32)</source>
        <translation>Unicode (UTF-32)</translation>
    </message>
    <message>
        <source>Unicode (UTF-32, big-endian)</source>
        <translation>Unicode (UTF-32, Big Endian)</translation>
    </message>
    <message>
        <source>Western (ISO 8859-15)</source>
        <translation>Westeuropa (ISO 8859-15)</translation>
    </message>
    <message>
        <source>Central European (cp1250)</source>
        <translation>Mitteleuropa (cp1250)</translation>
    </message>
    <message>
        <source>Cyrillic (cp1251)</source>
        <translation>Kyrillisch (cp1251)</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>Semikolons</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>Kommas</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>Tabulatoren</translation>
    </message>
    <message>
        <source>upright strokes</source>
        <translation>senkrechte Striche</translation>
    </message>
    <message>
        <source>a single column</source>
        <translation>eine einzige Spalte</translation>
    </message>
    <message>
        <source>{count} numbers stand in rows whose country contradicts those that say their own</source>
        <extracomment>what numbers look like, behind how many of them</extracomment>
        <translation>{count} Nummern stehen in Zeilen, deren Land denen widerspricht, die ihres selbst nennen</translation>
    </message>
    <message>
        <source>{count} numbers have no area code</source>
        <translation>{count} Nummern haben keine Vorwahl</translation>
    </message>
    <message>
        <source>{count} numbers begin with a country code without its plus</source>
        <translation>{count} Nummern beginnen mit einer Landesvorwahl ohne Plus</translation>
    </message>
    <message>
        <source>{count} numbers may be of another country, without their plus</source>
        <translation>{count} Nummern sind vielleicht aus einem anderen Land, ohne ihr Plus</translation>
    </message>
    <message>
        <source>{count} numbers may have lost their first zero in a spreadsheet</source>
        <translation>{count} Nummern haben vielleicht in einer Tabelle ihre erste Null verloren</translation>
    </message>
    <message>
        <source>{count} numbers are local, or have lost their first zero</source>
        <translation>{count} Nummern sind Ortsnummern oder haben ihre erste Null verloren</translation>
    </message>
    <message>
        <source>{count} numbers are whole, or begin with a country code without its plus</source>
        <translation>{count} Nummern sind vollständig oder beginnen mit einer Landesvorwahl ohne Plus</translation>
    </message>
    <message>
        <source>{count} numbers have neither country code nor zero, and fit nothing</source>
        <translation>{count} Nummern haben weder Landesvorwahl noch Null und passen zu nichts</translation>
    </message>
    <message>
        <source>one number stands in a row whose country contradicts the one it says itself</source>
        <extracomment>the same of one number</extracomment>
        <translation>eine Nummer steht in einer Zeile, deren Land dem widerspricht, das sie selbst nennt</translation>
    </message>
    <message>
        <source>one number has no area code</source>
        <translation>eine Nummer hat keine Vorwahl</translation>
    </message>
    <message>
        <source>one number begins with a country code without its plus</source>
        <translation>eine Nummer beginnt mit einer Landesvorwahl ohne Plus</translation>
    </message>
    <message>
        <source>one number may be of another country, without its plus</source>
        <translation>eine Nummer ist vielleicht aus einem anderen Land, ohne ihr Plus</translation>
    </message>
    <message>
        <source>one number may have lost its first zero in a spreadsheet</source>
        <translation>eine Nummer hat vielleicht in einer Tabelle ihre erste Null verloren</translation>
    </message>
    <message>
        <source>one number is local, or has lost its first zero</source>
        <translation>eine Nummer ist eine Ortsnummer oder hat ihre erste Null verloren</translation>
    </message>
    <message>
        <source>one number is whole, or begins with a country code without its plus</source>
        <translation>eine Nummer ist vollständig oder beginnt mit einer Landesvorwahl ohne Plus</translation>
    </message>
    <message>
        <source>one number has neither country code nor zero, and fits nothing</source>
        <translation>eine Nummer hat weder Landesvorwahl noch Null und passt zu nichts</translation>
    </message>
    <message>
        <source>They are local, with this area code</source>
        <translation>Es sind Ortsnummern mit dieser Vorwahl</translation>
    </message>
    <message>
        <source>Only the plus is missing</source>
        <translation>Nur das Plus fehlt</translation>
    </message>
    <message>
        <source>Only the first zero is missing</source>
        <translation>Nur die erste Null fehlt</translation>
    </message>
    <message>
        <source>They are whole as they are</source>
        <translation>Sie sind vollständig, wie sie sind</translation>
    </message>
    <message>
        <source>Leave them out: these rows are held back</source>
        <translation>Weglassen: diese Zeilen werden zurückgestellt</translation>
    </message>
    <message>
        <source>All of them are of the country of the list</source>
        <translation>Alle gehören zum Land der Liste</translation>
    </message>
    <message>
        <source>They are of the countries of their rows all the same</source>
        <translation>Sie gehören trotzdem zum Land ihrer Zeile</translation>
    </message>
    <message>
        <source>businesses</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>consumers</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not said yet</source>
        <extracomment>on what the people of a list may be called
----------
where a list is from</extracomment>
        <translation>noch nicht gesagt</translation>
    </message>
    <message>
        <source>their express consent, proven by their rows</source>
        <translation>ausdrückliche Einwilligung, von ihren Zeilen belegt</translation>
    </message>
    <message>
        <source>their own request, proven by their rows</source>
        <translation>eigene Anfrage, von ihren Zeilen belegt</translation>
    </message>
    <message>
        <source>presumed, for a written reason</source>
        <translation>mutmaßlich, mit schriftlicher Begründung</translation>
    </message>
    <message>
        <source>they are customers</source>
        <translation>sie sind Kunden</translation>
    </message>
    <message>
        <source>nothing is known: hold them back</source>
        <translation>nichts bekannt: zurückstellen</translation>
    </message>
    <message>
        <source>they asked for it themselves</source>
        <translation>sie haben selbst angefragt</translation>
    </message>
    <message>
        <source>our customers</source>
        <translation>unsere Kunden</translation>
    </message>
    <message>
        <source>a fair or an event</source>
        <translation>eine Messe oder Veranstaltung</translation>
    </message>
    <message>
        <source>bought or rented addresses</source>
        <translation>gekaufte oder gemietete Adressen</translation>
    </message>
    <message>
        <source>a directory or the internet</source>
        <translation>ein Verzeichnis oder das Internet</translation>
    </message>
    <message>
        <source>somebody named them</source>
        <translation>jemand hat sie genannt</translation>
    </message>
    <message>
        <source>an export of a CRM</source>
        <translation>ein Export aus einem CRM</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>for whom: {count}</source>
        <extracomment>parts of a proof, behind of how many rows they are missing</extracomment>
        <translation>für wen: {count}</translation>
    </message>
    <message>
        <source>about what: {count}</source>
        <translation>wozu: {count}</translation>
    </message>
    <message>
        <source>by telephone: {count}</source>
        <translation>am Telefon: {count}</translation>
    </message>
    <message>
        <source>when: {count}</source>
        <translation>wann: {count}</translation>
    </message>
    <message>
        <source>how: {count}</source>
        <translation>wie: {count}</translation>
    </message>
    <message>
        <source>the wording: {count}</source>
        <translation>der Wortlaut: {count}</translation>
    </message>
    <message>
        <source>The first name stands first</source>
        <extracomment>how names and dates are written; &quot;&quot;: nobody says it</extracomment>
        <translation>Der Vorname steht vorn</translation>
    </message>
    <message>
        <source>The surname stands first</source>
        <translation>Der Nachname steht vorn</translation>
    </message>
    <message>
        <source>The day stands first</source>
        <translation>Der Tag steht vorn</translation>
    </message>
    <message>
        <source>The month stands first</source>
        <translation>Der Monat steht vorn</translation>
    </message>
    <message>
        <source>Leave them as they are</source>
        <translation>Lassen, wie sie sind</translation>
    </message>
    <message>
        <source>{column}: which part of these names stands first?</source>
        <translation>{column}: Welcher Teil dieser Namen steht vorn?</translation>
    </message>
    <message>
        <source>{column}: which part of these dates stands first?</source>
        <translation>{column}: Welcher Teil dieser Daten steht vorn?</translation>
    </message>
    <message>
        <source>{count} callable now</source>
        <extracomment>counts of the check that are about when somebody may be called</extracomment>
        <translation>{count} jetzt anrufbar</translation>
    </message>
    <message>
        <source>{count} later</source>
        <translation>{count} später</translation>
    </message>
    <message>
        <source>{count} forbidden by a rule</source>
        <translation>{count} durch eine Regel verboten</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <extracomment>what a list may tell of people the log knows</extracomment>
        <translation>bleibt, wie er ist</translation>
    </message>
    <message>
        <source>gaps are filled from the list</source>
        <translation>Lücken werden aus der Liste gefüllt</translation>
    </message>
    <message>
        <source>what the list tells holds; nothing that protects them</source>
        <translation>was die Liste sagt, gilt; nichts, was sie schützt</translation>
    </message>
    <message>
        <source>being read in</source>
        <translation>wird eingelesen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>{count} new</source>
        <extracomment>rows by their state, and by what became of them when they were read in</extracomment>
        <translation>{count} neu</translation>
    </message>
    <message>
        <source>{count} called</source>
        <translation>{count} angerufen</translation>
    </message>
    <message>
        <source>{count} resting</source>
        <translation>{count} ruhend</translation>
    </message>
    <message>
        <source>{count} known</source>
        <translation>{count} bekannt</translation>
    </message>
    <message>
        <source>{count} in a list already</source>
        <translation>{count} schon in einer Liste</translation>
    </message>
    <message>
        <source>{count} twice in the file</source>
        <translation>{count} doppelt in der Datei</translation>
    </message>
    <message>
        <source>{count} blocked</source>
        <translation>{count} gesperrt</translation>
    </message>
    <message>
        <source>{count} held back</source>
        <translation>{count} zurückgestellt</translation>
    </message>
    <message>
        <source>{count} without a number</source>
        <translation>{count} ohne Nummer</translation>
    </message>
    <message>
        <source>{count} rejected</source>
        <translation>{count} abgewiesen</translation>
    </message>
    <message>
        <source>{count} empty</source>
        <translation>{count} leer</translation>
    </message>
    <message>
        <source>new</source>
        <extracomment>how one row stands</extracomment>
        <translation>neu</translation>
    </message>
    <message>
        <source>called</source>
        <translation>angerufen</translation>
    </message>
    <message>
        <source>rests: tried often enough</source>
        <translation>ruht: oft genug versucht</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>ohne Nummer</translation>
    </message>
    <message>
        <source>the number is not sure</source>
        <extracomment>and why it is held back</extracomment>
        <translation>die Nummer ist nicht sicher</translation>
    </message>
    <message>
        <source>nothing says when they agreed to be called</source>
        <translation>nichts sagt, wann sie in Anrufe eingewilligt haben</translation>
    </message>
    <message>
        <source>nobody has said that their columns prove a consent</source>
        <translation>niemand hat gesagt, dass ihre Spalten eine Einwilligung belegen</translation>
    </message>
    <message>
        <source>parts of the proof are missing</source>
        <translation>Teile des Nachweises fehlen</translation>
    </message>
    <message>
        <source>a confirmed mail proves the address, not the number</source>
        <translation>eine bestätigte Mail beweist die Adresse, nicht die Nummer</translation>
    </message>
    <message>
        <source>the block of their number was lifted</source>
        <translation>die Sperre ihrer Nummer wurde aufgehoben</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>they did not agree to be called</source>
        <translation>sie haben in Anrufe nicht eingewilligt</translation>
    </message>
    <message>
        <source>no reason why they may be called</source>
        <translation>keine Begründung, warum angerufen werden darf</translation>
    </message>
    <message>
        <source>{count} held back: the number is not sure</source>
        <translation>{count} zurückgestellt: die Nummer ist nicht sicher</translation>
    </message>
    <message>
        <source>{count} held back: nothing says when they agreed to be called</source>
        <translation>{count} zurückgestellt: nichts sagt, wann sie in Anrufe eingewilligt haben</translation>
    </message>
    <message>
        <source>{count} held back: nobody has said that their columns prove a consent</source>
        <translation>{count} zurückgestellt: niemand hat gesagt, dass ihre Spalten eine Einwilligung belegen</translation>
    </message>
    <message>
        <source>{count} held back: parts of the proof are missing</source>
        <translation>{count} zurückgestellt: Teile des Nachweises fehlen</translation>
    </message>
    <message>
        <source>{count} held back: a confirmed mail proves the address, not the number</source>
        <translation>{count} zurückgestellt: eine bestätigte Mail beweist die Adresse, nicht die Nummer</translation>
    </message>
    <message>
        <source>{count} held back: the block of their number was lifted</source>
        <translation>{count} zurückgestellt: die Sperre ihrer Nummer wurde aufgehoben</translation>
    </message>
    <message>
        <source>{count} held back by hand</source>
        <translation>{count} von Hand zurückgestellt</translation>
    </message>
    <message>
        <source>{count} held back: they did not agree to be called</source>
        <translation>{count} zurückgestellt: sie haben in Anrufe nicht eingewilligt</translation>
    </message>
    <message>
        <source>{count} held back: no reason why they may be called</source>
        <translation>{count} zurückgestellt: kein Grund, warum angerufen werden darf</translation>
    </message>
    <message>
        <source>{count} rejected: neither name nor number</source>
        <translation>{count} abgewiesen: weder Name noch Nummer</translation>
    </message>
    <message>
        <source>{count} rejected: a quotation mark is not closed</source>
        <translation>{count} abgewiesen: ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>{count} rejected: a cell is too long</source>
        <translation>{count} abgewiesen: eine Zelle ist zu lang</translation>
    </message>
    <message>
        <source>{count} rejected: a line is too long</source>
        <translation>{count} abgewiesen: eine Zeile ist zu lang</translation>
    </message>
    <message>
        <source>{count} rejected: a card cannot be read</source>
        <translation>{count} abgewiesen: eine Karte ist nicht lesbar</translation>
    </message>
    <message>
        <source>{count} rejected: more cells than a list has columns</source>
        <translation>{count} abgewiesen: mehr Zellen, als eine Liste Spalten hat</translation>
    </message>
    <message>
        <source>neither name nor number</source>
        <extracomment>the same, said of one line</extracomment>
        <translation>weder Name noch Nummer</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a cell is too long</source>
        <translation>eine Zelle ist zu lang</translation>
    </message>
    <message>
        <source>the line is too long</source>
        <translation>die Zeile ist zu lang</translation>
    </message>
    <message>
        <source>the card cannot be read</source>
        <translation>die Karte ist nicht lesbar</translation>
    </message>
    <message>
        <source>more cells than a list has columns</source>
        <translation>mehr Zellen, als eine Liste Spalten hat</translation>
    </message>
    <message>
        <source>{count} sure</source>
        <translation>{count} sicher</translation>
    </message>
    <message>
        <source>{count} decided</source>
        <translation>{count} entschieden</translation>
    </message>
    <message>
        <source>{count} doubtful</source>
        <translation>{count} zweifelhaft</translation>
    </message>
    <message>
        <source>{count} no number</source>
        <translation>{count} keine Nummer</translation>
    </message>
    <message>
        <source>numbers: {counts}</source>
        <translation>Nummern: {counts}</translation>
    </message>
    <message>
        <source>{time} tomorrow</source>
        <translation>morgen {time}</translation>
    </message>
</context>
<context>
    <name>LegalPanel</name>
    <message>
        <source>Why the people of “{name}” may be called</source>
        <translation>Warum die Leute von „{name}“ angerufen werden dürfen</translation>
    </message>
    <message>
        <source>Whom it holds</source>
        <translation>Wen sie enthält</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>LegalRows</name>
    <message>
        <source>– no column –</source>
        <extracomment>what a column may tell of a consent, in the order it is asked characters of a text, and of a choice that are in sight at least</extracomment>
        <translation>– keine Spalte –</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>On what basis</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Why they may be called</source>
        <translation>Warum angerufen werden darf</translation>
    </message>
    <message>
        <source>When: column</source>
        <translation>Wann: Spalte</translation>
    </message>
    <message>
        <source>How: column</source>
        <translation>Wie: Spalte</translation>
    </message>
    <message>
        <source>Wording: column</source>
        <translation>Wortlaut: Spalte</translation>
    </message>
    <message>
        <source>Source: column</source>
        <translation>Herkunft: Spalte</translation>
    </message>
    <message>
        <source>Wording for all of them</source>
        <translation>Wortlaut für alle</translation>
    </message>
    <message>
        <source>How, for all of them</source>
        <translation>Wie, für alle</translation>
    </message>
    <message>
        <source>e.g. they run a school and asked for offers last year</source>
        <translation>z. B. sie leiten eine Schule und haben letztes Jahr Angebote angefragt</translation>
    </message>
    <message>
        <source>where their rows do not tell it: what they agreed to, word for word</source>
        <translation>wo ihre Zeilen ihn nicht nennen: worin sie eingewilligt haben, Wort für Wort</translation>
    </message>
    <message>
        <source>e.g. by a form on our page, on paper at our stand</source>
        <translation>z. B. über ein Formular auf unserer Seite, auf Papier an unserem Stand</translation>
    </message>
    <message>
        <source>The rows are held back.</source>
        <translation>Die Zeilen werden zurückgestellt.</translation>
    </message>
    <message>
        <source>Without a reason of {least} characters why they may be presumed to agree, the rows are held back.</source>
        <translation>Ohne eine Begründung von {least} Zeichen, warum ihr Einverständnis vermutet werden darf, werden die Zeilen zurückgestellt.</translation>
    </message>
    <message>
        <source>Nobody of them may be called until it is said on what. A column that says “opt-in” is evidence, no consent.</source>
        <translation>Niemand von ihnen darf angerufen werden, solange die Grundlage nicht gesagt ist. Eine Spalte „Opt-in“ ist ein Beleg, keine Einwilligung.</translation>
    </message>
    <message>
        <source>Our company has no name in the settings: no wording can name us, so all rows are held back.</source>
        <translation>Unsere Firma hat in den Einstellungen keinen Namen: Kein Wortlaut kann uns nennen, also werden alle Zeilen zurückgestellt.</translation>
    </message>
    <message>
        <source>Each row counts by its own day; one without a day is held back, and so is one whose wording does not name “{company}” and the telephone. A mail that was confirmed proves the address alone.</source>
        <translation>Jede Zeile zählt mit ihrem eigenen Tag; eine ohne Tag wird zurückgestellt, ebenso eine, deren Wortlaut nicht „{company}“ und das Telefon nennt. Eine bestätigte Mail beweist nur die Adresse.</translation>
    </message>
    <message>
        <source>To stand in a directory is no consent: numbers from there may not even be kept for calls without a reason (BVerwG 6 C 3.23).</source>
        <translation>Ein Verzeichniseintrag ist keine Einwilligung: Nummern von dort dürfen ohne Begründung für Anrufe nicht einmal gespeichert werden (BVerwG 6 C 3.23).</translation>
    </message>
    <message>
        <source>Whoever calls has to prove the consent, not whoever sold the address; one to “the sponsors” is none for us (OVG NRW 13 B 1331/08).</source>
        <translation>Die Einwilligung muss nachweisen, wer anruft, nicht wer die Adresse verkauft hat; eine für „die Sponsoren“ gilt für uns nicht (OVG NRW 13 B 1331/08).</translation>
    </message>
</context>
<context>
    <name>LiftingForm</name>
    <message>
        <source>Lift</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Why it is lifted</source>
        <translation>Warum aufgehoben wird</translation>
    </message>
    <message>
        <source>How and when they took it back themselves</source>
        <translation>Wie und wann die Person es selbst zurücknahm</translation>
    </message>
    <message>
        <source>Lift the block of {whom}?</source>
        <translation>Die Sperre von {whom} aufheben?</translation>
    </message>
    <message>
        <source>Lift this block?</source>
        <translation>Diese Sperre aufheben?</translation>
    </message>
    <message>
        <source>They said themselves that they do not want to be called: only they can take that back, in writing or when they call. A list, a colleague or a new consent does not.</source>
        <translation>Die Person hat selbst gesagt, dass sie keine Anrufe will: Nur sie kann das zurücknehmen, schriftlich oder wenn sie anruft. Eine Liste, ein Kollege oder eine neue Einwilligung tut es nicht.</translation>
    </message>
    <message>
        <source>The reason stays with the block. Rows of lists with this number wait for a decision.</source>
        <translation>Der Grund bleibt bei der Sperre. Listenzeilen mit dieser Nummer warten auf eine Entscheidung.</translation>
    </message>
</context>
<context>
    <name>ListCalling</name>
    <message>
        <source>Nobody of this list is left to be called.</source>
        <extracomment>the list nobody was left of when a call was asked for last</extracomment>
        <translation>Von dieser Liste ist niemand mehr anzurufen.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are held back: {key} says why they may be called.</source>
        <translation>
            <numerusform>%n Zeile ist zurückgestellt: {key} sagt, warum angerufen werden darf.</numerusform>
            <numerusform>%n Zeilen sind zurückgestellt: {key} sagt, warum angerufen werden darf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>A call is under way. Hang up first.</source>
        <translation>Es läuft ein Gespräch. Bitte erst auflegen.</translation>
    </message>
    <message>
        <source>This list is not open. {key} opens it.</source>
        <translation>Diese Liste ist nicht offen. {key} öffnet sie.</translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message>
        <source>Lists</source>
        <extracomment>rows of the list are in sight at least a file that is read in is no wider; so much is in sight around what has the focus the list and the row that are to be called the list that was read in here last the list that is to be marked when the lists come</extracomment>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Choose file …</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>A file with leads (CSV, XLSX, VCF)</source>
        <translation>Eine Datei mit Kontakten (CSV, XLSX, VCF)</translation>
    </message>
    <message>
        <source>There are no lists yet. Drop a file here, type its path above, or press {key}. {paste} takes copied cells.</source>
        <translation>Es gibt noch keine Listen. Ziehen Sie eine Datei hierher, tippen Sie oben ihren Pfad oder drücken Sie {key}. {paste} übernimmt kopierte Zellen.</translation>
    </message>
    <message>
        <source>{call} calls the next one</source>
        <translation>{call} ruft den nächsten an</translation>
    </message>
    <message>
        <source>{key} shows its rows</source>
        <translation>{key} zeigt ihre Zeilen</translation>
    </message>
    <message>
        <source>{pause} pauses or opens</source>
        <translation>{pause} lässt ruhen oder öffnet</translation>
    </message>
    <message>
        <source>{key} says why they may be called</source>
        <translation>{key} sagt, warum angerufen werden darf</translation>
    </message>
    <message>
        <source>{back} takes the list back</source>
        <translation>{back} nimmt die Liste zurück</translation>
    </message>
    <message>
        <source>{key} saves rejected lines</source>
        <translation>{key} speichert abgewiesene Zeilen</translation>
    </message>
    <message>
        <source>In a call no window is opened over this one: save them afterwards.</source>
        <translation>Im Gespräch öffnet sich kein Fenster über diesem: Speichern Sie sie danach.</translation>
    </message>
    <message>
        <source>“{name}”: nobody more may be called by that.</source>
        <translation>„{name}“: Dadurch darf niemand mehr angerufen werden als vorher.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}”: %n more may be called, each by a proof of their own.</source>
        <translation>
            <numerusform>„{name}“: %n weiterer darf angerufen werden, mit eigenem Nachweis.</numerusform>
            <numerusform>„{name}“: %n weitere dürfen angerufen werden, jeder mit eigenem Nachweis.</numerusform>
        </translation>
    </message>
    <message>
        <source>A list is being read in. Another file has its turn when that is done.</source>
        <translation>Gerade wird eine Liste eingelesen. Danach ist die nächste Datei an der Reihe.</translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) are in the list.</source>
        <translation>
            <numerusform>%n Kontakt ist in der Liste.</numerusform>
            <numerusform>%n Kontakte sind in der Liste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them was erased here before: their sheet says when.</source>
        <translation>
            <numerusform>%n davon wurde hier schon einmal gelöscht: Wann, steht auf dem Personenblatt.</numerusform>
            <numerusform>%n davon wurden hier schon einmal gelöscht: Wann, steht auf ihrem Personenblatt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More is known of %n since.</source>
        <translation>
            <numerusform>Von %n Person ist seitdem mehr bekannt.</numerusform>
            <numerusform>Von %n Personen ist seitdem mehr bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>No more was noted of people who are known: {problem}</source>
        <translation>Zu bereits Bekannten wurde nichts weiter vermerkt: {problem}</translation>
    </message>
    <message numerus="yes">
        <source>%n held back: show them</source>
        <translation>
            <numerusform>%n zurückgestellt: zeigen</numerusform>
            <numerusform>%n zurückgestellt: zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} row(s) = {parts}.</source>
        <translation>
            <numerusform>{count} Zeile = {parts}.</numerusform>
            <numerusform>{count} Zeilen = {parts}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogFilters</name>
    <message>
        <source>any time</source>
        <extracomment>by follow-up: up to how many days ahead it is due</extracomment>
        <translation>alle Zeiträume</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>last 365 days</source>
        <translation>letzte 365 Tage</translation>
    </message>
    <message>
        <source>any follow-up</source>
        <translation>jede Wiedervorlage</translation>
    </message>
    <message>
        <source>due by today</source>
        <translation>fällig bis heute</translation>
    </message>
    <message>
        <source>due in 7 days</source>
        <translation>fällig in 7 Tagen</translation>
    </message>
    <message>
        <source>any outcome</source>
        <translation>alle Ergebnisse</translation>
    </message>
    <message>
        <source>any verdict</source>
        <translation>alle Einstufungen</translation>
    </message>
    <message>
        <source>any script</source>
        <translation>alle Skripte</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Call log</source>
        <extracomment>pixels of the page at the usual size of letters, from which the export and the chosen call are shown together of the width for the table, beside the one call of the field to search in, at the usual size of letters: the title steps aside for it, the rail says as much a lead of the log is to be called again the call that was chosen before the rows came anew the rows that are to come answer another question than those before</extracomment>
        <translation>Gesprächsprotokoll</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>Evidence …</source>
        <translation>Nachweis …</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Wiedervorlage</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Gespräch</numerusform>
            <numerusform>%n Gespräche</numerusform>
        </translation>
    </message>
    <message>
        <source>more than {calls}</source>
        <translation>mehr als {calls}</translation>
    </message>
    <message>
        <source>Exported is what the table shows: {calls}.</source>
        <translation>Exportiert wird, was die Tabelle zeigt: {calls}.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Restore …</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>callassist ended unexpectedly last time. Nothing that was marked saved is lost. Details: {file}</source>
        <extracomment>lines of the settings file that are told to be wrong; more fit no banner milliseconds within which a session that ends has ended what the two shapes are remembered by a second start of the program has brought this window to the front the page the sheet of a person was opened from what is told beside the problems of the settings what was let go of and not told yet</extracomment>
        <translation>callassist wurde zuletzt unerwartet beendet. Nichts, was als gesichert markiert war, ist verloren. Einzelheiten: {file}</translation>
    </message>
    <message>
        <source>Something went wrong inside ({error}). The call is kept; please report it.</source>
        <translation>Im Programm ist etwas schiefgegangen ({error}). Das Gespräch ist gesichert; bitte melden.</translation>
    </message>
    <message>
        <source>callassist runs as administrator and needs no such rights: a damaged script file could then do more harm, and your own account may not be able to open the log later. Better close it and start it as yourself.</source>
        <translation>callassist läuft mit Administratorrechten und braucht sie nicht: Eine schadhafte Skriptdatei könnte so mehr anrichten, und Ihr eigenes Konto kann das Protokoll später vielleicht nicht öffnen. Besser: schließen und mit dem eigenen Konto starten.</translation>
    </message>
    <message>
        <source>A call is under way. Hang up first.</source>
        <translation>Es läuft ein Gespräch. Bitte erst auflegen.</translation>
    </message>
    <message>
        <source>Wayland lets no window stay on top by itself: choose “Always on Top” in the window&apos;s own menu.</source>
        <translation>Unter Wayland kann kein Fenster von selbst im Vordergrund bleiben: Bitte „Immer im Vordergrund“ im Fenstermenü wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of this call are not saved yet. Close again to give them up.</source>
        <translation>
            <numerusform>%n Eintrag dieses Gesprächs ist noch nicht gespeichert. Noch einmal schließen gibt ihn auf.</numerusform>
            <numerusform>%n Einträge dieses Gesprächs sind noch nicht gespeichert. Noch einmal schließen gibt sie auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message>
        <source>✓ fits · ✗ rules out · ■ ends the call · ↻ can come back · ⊣ no end ahead · ∅ nothing leads here</source>
        <extracomment>with more boxes than this a map opens with its stages closed, but for the one that is looked at pixels at the usual size of letters: lower than that the marks are not explained the groups that are closed; None: not looked at yet</extracomment>
        <translation>✓ passt · ✗ schließt aus · ■ beendet den Anruf · ↻ kann wiederkommen · ⊣ führt zu keinem Ende · ∅ nichts führt hierher</translation>
    </message>
    <message>
        <source>{right} along the way · {down} next way · {page} next step · {space} closes a stage · {enter} card · {larger} {smaller} {usual} zoom</source>
        <translation>{right} dem Weg nach · {down} nächster Weg · {page} nächster Schritt · {space} Phase zu- oder aufklappen · {enter} Karte · {larger} {smaller} {usual} Zoom</translation>
    </message>
</context>
<context>
    <name>MapRows</name>
    <message>
        <source>Ends</source>
        <extracomment>the box; &quot;&quot; for the group itself the way, where it is one the groups and boxes alone by box as it is drawn: the ways that begin there by group: its boxes</extracomment>
        <translation>Enden</translation>
    </message>
    <message numerus="yes">
        <source>%n objection(s)</source>
        <translation>
            <numerusform>%n Einwand</numerusform>
            <numerusform>%n Einwände</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s)</source>
        <translation>
            <numerusform>%n Ende</numerusform>
            <numerusform>%n Enden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>if still open</source>
        <translation>wenn noch offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>a call begins here</source>
        <translation>hier beginnt ein Anruf</translation>
    </message>
    <message>
        <source>the call ends here</source>
        <translation>hier endet der Anruf</translation>
    </message>
    <message>
        <source>no way leads to an end from here</source>
        <translation>von hier führt kein Weg zu einem Ende</translation>
    </message>
    <message>
        <source>can come back to here</source>
        <translation>kann hierher zurückkommen</translation>
    </message>
    <message>
        <source>nothing leads here</source>
        <translation>nichts führt hierher</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no answer fits: %n</source>
        <translation>
            <numerusform>keine Antwort passt: %n</numerusform>
            <numerusform>keine Antwort passt: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsal(s) come(s) out differently</source>
        <translation>
            <numerusform>%n Probe geht anders aus</numerusform>
            <numerusform>%n Proben gehen anders aus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingFiles</name>
    <message>
        <source>Save how the columns are read</source>
        <extracomment>how such a file ends</extracomment>
        <translation>Sichern, wie die Spalten gelesen werden</translation>
    </message>
    <message>
        <source>How the columns are read is written to {path}</source>
        <translation>Wie die Spalten gelesen werden, steht jetzt in {path}</translation>
    </message>
    <message>
        <source>This file tells how columns are read. Open a list first, then this file once more.</source>
        <translation>Diese Datei sagt, wie Spalten gelesen werden. Öffnen Sie zuerst eine Liste, dann diese Datei noch einmal.</translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message>
        <source>Number, e-mail address or name of the other one</source>
        <translation>Nummer, E-Mail-Adresse oder Name des anderen Eintrags</translation>
    </message>
    <message>
        <source>Leave them two</source>
        <translation>Zwei lassen</translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Who is the same person?</source>
        <translation>Wer ist dieselbe Person?</translation>
    </message>
    <message>
        <source>Nobody like this was ever called.</source>
        <translation>So jemand wurde noch nie angerufen.</translation>
    </message>
    <message>
        <source>Others at the number or in the company stand here. Anybody else is found by typing.</source>
        <translation>Hier stehen andere an der Nummer oder in der Firma. Alle übrigen finden Sie, indem Sie tippen.</translation>
    </message>
    <message>
        <source>Make the two one person?</source>
        <translation>Aus beiden eine Person machen?</translation>
    </message>
    <message>
        <source>A digit takes that line of the other one. Numbers, consents, calls and what is agreed are those of both; a block of either holds for both. It can be taken back at any time.</source>
        <translation>Eine Ziffer nimmt die Zeile vom anderen Eintrag. Nummern, Einwilligungen, Gespräche und Zusagen sind die von beiden; eine Sperre des einen gilt für beide. Es lässt sich jederzeit zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Alle Ergebnisse</translation>
    </message>
    <message>
        <source>Area code of local numbers</source>
        <translation>Vorwahl der Ortsnummern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back into the call</source>
        <translation>Zurück ins Gespräch</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <translation>Zurück zur Frage</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Block a number</source>
        <translation>Nummer sperren</translation>
    </message>
    <message>
        <source>Block nobody</source>
        <translation>Niemanden sperren</translation>
    </message>
    <message>
        <source>Block this number</source>
        <translation>Diese Nummer sperren</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Noch einmal anrufen</translation>
    </message>
    <message>
        <source>Call the first of the list</source>
        <translation>Den Ersten der Liste anrufen</translation>
    </message>
    <message>
        <source>Call this person</source>
        <translation>Diese Person anrufen</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Cancel form</source>
        <translation>Formular abbrechen</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>Einlesen abbrechen</translation>
    </message>
    <message>
        <source>Cancel restoring</source>
        <translation>Wiederherstellen abbrechen</translation>
    </message>
    <message>
        <source>Change an answer</source>
        <translation>Eine Antwort ändern</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>Liste wählen</translation>
    </message>
    <message>
        <source>Choose file and export</source>
        <translation>Datei wählen und exportieren</translation>
    </message>
    <message>
        <source>Close export</source>
        <translation>Export schließen</translation>
    </message>
    <message>
        <source>Close the file</source>
        <translation>Datei schließen</translation>
    </message>
    <message>
        <source>Column of how</source>
        <translation>Spalte: wie</translation>
    </message>
    <message>
        <source>Column of the source</source>
        <translation>Spalte: Herkunft</translation>
    </message>
    <message>
        <source>Column of the wording</source>
        <translation>Spalte: Wortlaut</translation>
    </message>
    <message>
        <source>Column of when</source>
        <translation>Spalte: wann</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Consent of</source>
        <translation>Einwilligung vom</translation>
    </message>
    <message>
        <source>Continue call</source>
        <translation>Gespräch fortsetzen</translation>
    </message>
    <message>
        <source>Correct the call</source>
        <translation>Gespräch berichtigen</translation>
    </message>
    <message>
        <source>Count how many are blocked</source>
        <translation>Zählen, wie viele gesperrt sind</translation>
    </message>
    <message>
        <source>Country of the numbers</source>
        <translation>Land der Nummern</translation>
    </message>
    <message>
        <source>Course of the call</source>
        <translation>Verlauf des Gesprächs</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Did not help</source>
        <translation>Hat nicht geholfen</translation>
    </message>
    <message>
        <source>Do not erase</source>
        <translation>Nicht löschen</translation>
    </message>
    <message>
        <source>Do not hand out</source>
        <translation>Nicht herausgeben</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Weiß nicht</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>Blatt der Arbeitsmappe</translation>
    </message>
    <message>
        <source>What no answer fits</source>
        <translation>Wozu keine Antwort passt</translation>
    </message>
    <message>
        <source>Encoding of the file</source>
        <translation>Kodierung der Datei</translation>
    </message>
    <message>
        <source>End as interrupted</source>
        <translation>Als abgebrochen beenden</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>Diese Person löschen</translation>
    </message>
    <message>
        <source>Erase …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Evidence of their calls</source>
        <translation>Nachweis der Anrufe</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Export for machines</source>
        <translation>Export für Programme</translation>
    </message>
    <message>
        <source>Export what can be read</source>
        <translation>Lesbares exportieren</translation>
    </message>
    <message>
        <source>File for the block list</source>
        <translation>Datei für die Sperrliste</translation>
    </message>
    <message>
        <source>File of a list</source>
        <translation>Datei einer Liste</translation>
    </message>
    <message>
        <source>File of the fingerprints</source>
        <translation>Datei der Fingerabdrücke</translation>
    </message>
    <message>
        <source>File of the keys</source>
        <translation>Datei der Schlüssel</translation>
    </message>
    <message>
        <source>File that proves it</source>
        <translation>Datei, die es belegt</translation>
    </message>
    <message>
        <source>Filter in force</source>
        <translation>Geltender Filter</translation>
    </message>
    <message>
        <source>Filter questions</source>
        <translation>Fragen filtern</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>Person suchen</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Find others with this number</source>
        <translation>Andere mit dieser Nummer suchen</translation>
    </message>
    <message>
        <source>Find the other one</source>
        <translation>Den anderen Eintrag suchen</translation>
    </message>
    <message>
        <source>Find them</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Folder for the evidence</source>
        <translation>Ordner für den Nachweis</translation>
    </message>
    <message>
        <source>Evidence of a time</source>
        <translation>Nachweis eines Zeitraums</translation>
    </message>
    <message>
        <source>First day of the evidence</source>
        <translation>Erster Tag des Nachweises</translation>
    </message>
    <message>
        <source>Last day of the evidence</source>
        <translation>Letzter Tag des Nachweises</translation>
    </message>
    <message>
        <source>Folder for the evidence of a time</source>
        <translation>Ordner für den Nachweis eines Zeitraums</translation>
    </message>
    <message>
        <source>Choose a folder for the evidence</source>
        <translation>Ordner für den Nachweis wählen</translation>
    </message>
    <message>
        <source>Write the evidence of a time</source>
        <translation>Nachweis eines Zeitraums schreiben</translation>
    </message>
    <message>
        <source>Leave or stop the evidence of a time</source>
        <translation>Nachweis eines Zeitraums schließen oder anhalten</translation>
    </message>
    <message>
        <source>How much of the evidence is written</source>
        <translation>Wie viel des Nachweises geschrieben ist</translation>
    </message>
    <message>
        <source>Folder to hand out into</source>
        <translation>Ordner zum Herausgeben</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Wiedervorlage</translation>
    </message>
    <message>
        <source>Follow-up date</source>
        <translation>Datum der Wiedervorlage</translation>
    </message>
    <message>
        <source>Follow-up filter</source>
        <translation>Filter nach Wiedervorlage</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>Herausgeben</translation>
    </message>
    <message>
        <source>Hand out what is kept</source>
        <translation>Gespeichertes herausgeben</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Auflegen</translation>
    </message>
    <message>
        <source>Hash of the rules in use</source>
        <translation>Hash der geltenden Regeln</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Hat geholfen</translation>
    </message>
    <message>
        <source>Hide the qualification</source>
        <translation>Qualifizierung verbergen</translation>
    </message>
    <message>
        <source>How the call ended</source>
        <translation>Wie das Gespräch endete</translation>
    </message>
    <message>
        <source>How they agreed</source>
        <translation>Wie sie eingewilligt haben</translation>
    </message>
    <message>
        <source>How they took it back themselves</source>
        <translation>Wie die Person es selbst zurücknahm</translation>
    </message>
    <message>
        <source>Import list</source>
        <translation>Liste einlesen</translation>
    </message>
    <message>
        <source>Keep what is said of the list</source>
        <translation>Behalten, was von der Liste gesagt ist</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Known from before</source>
        <translation>Von früher bekannt</translation>
    </message>
    <message>
        <source>Lead rings back</source>
        <translation>Lead ruft zurück</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>So lassen, wie es war</translation>
    </message>
    <message>
        <source>Leave the list as it is</source>
        <translation>Die Liste lassen, wie sie ist</translation>
    </message>
    <message>
        <source>Leave them two</source>
        <translation>Zwei lassen</translation>
    </message>
    <message>
        <source>Legal note</source>
        <translation>Rechtlicher Hinweis</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Lift it</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Lift nothing</source>
        <translation>Nichts aufheben</translation>
    </message>
    <message>
        <source>Lift the block</source>
        <translation>Sperre aufheben</translation>
    </message>
    <message>
        <source>Line with the names of the columns</source>
        <translation>Zeile mit den Namen der Spalten</translation>
    </message>
    <message>
        <source>Lists of leads</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Make them two again</source>
        <translation>Wieder trennen</translation>
    </message>
    <message>
        <source>Look up a number or a name</source>
        <translation>Nummer oder Namen nachschlagen</translation>
    </message>
    <message>
        <source>May I call</source>
        <translation>Darf ich anrufen</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Name der Liste</translation>
    </message>
    <message>
        <source>Number the fingerprint is of</source>
        <translation>Nummer zum Fingerabdruck</translation>
    </message>
    <message>
        <source>Number to block</source>
        <translation>Zu sperrende Nummer</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Gefundene Personen</translation>
    </message>
    <message>
        <source>Sheet of the person</source>
        <translation>Personenblatt</translation>
    </message>
    <message>
        <source>Show the call of the block</source>
        <translation>Anruf der Sperre zeigen</translation>
    </message>
    <message>
        <source>Show who of the list is held back</source>
        <translation>Zeigen, wer in der Liste zurückgestellt ist</translation>
    </message>
    <message>
        <source>Take all of them in</source>
        <translation>Alle aufnehmen</translation>
    </message>
    <message>
        <source>Take who rings</source>
        <translation>Anrufer übernehmen</translation>
    </message>
    <message>
        <source>The same as somebody else</source>
        <translation>Dieselbe Person wie jemand anders</translation>
    </message>
    <message>
        <source>They have rung here</source>
        <translation>Ruft selbst an</translation>
    </message>
    <message>
        <source>What bare numbers are</source>
        <translation>Was bloße Nummern sind</translation>
    </message>
    <message>
        <source>What kind of source it is</source>
        <translation>Welche Art von Quelle das ist</translation>
    </message>
    <message>
        <source>What leaves by itself</source>
        <translation>Was von selbst gelöscht wird</translation>
    </message>
    <message>
        <source>What may be told of who is known</source>
        <translation>Was von Bekannten gesagt werden darf</translation>
    </message>
    <message>
        <source>Who is held back</source>
        <translation>Wer zurückgestellt ist</translation>
    </message>
    <message>
        <source>Who may be the same</source>
        <translation>Wer dieselbe sein könnte</translation>
    </message>
    <message>
        <source>Who rings</source>
        <translation>Wer anruft</translation>
    </message>
    <message>
        <source>Why it is blocked</source>
        <translation>Warum gesperrt wird</translation>
    </message>
    <message>
        <source>Why it is lifted</source>
        <translation>Warum aufgehoben wird</translation>
    </message>
    <message>
        <source>Why they are blocked</source>
        <translation>Warum gesperrt wird</translation>
    </message>
    <message>
        <source>Wording they agreed to</source>
        <translation>Wortlaut der Einwilligung</translation>
    </message>
    <message>
        <source>Write down the proof</source>
        <translation>Nachweis festhalten</translation>
    </message>
    <message>
        <source>Write no evidence</source>
        <translation>Keinen Nachweis schreiben</translation>
    </message>
    <message>
        <source>Write nothing</source>
        <translation>Nichts schreiben</translation>
    </message>
    <message>
        <source>Write the block list</source>
        <translation>Sperrliste schreiben</translation>
    </message>
    <message>
        <source>Write the evidence</source>
        <translation>Nachweis schreiben</translation>
    </message>
    <message>
        <source>Outline of the script</source>
        <translation>Gliederung des Skripts</translation>
    </message>
    <message>
        <source>Words of what is new</source>
        <translation>Worte des Neuen</translation>
    </message>
    <message>
        <source>Words of the script</source>
        <translation>Worte des Skripts</translation>
    </message>
    <message>
        <source>Mend the finding</source>
        <translation>Fund beheben</translation>
    </message>
    <message>
        <source>Must be said</source>
        <translation>Muss gesagt werden</translation>
    </message>
    <message>
        <source>Asked before an appointment</source>
        <translation>Wird vor einem Termin gefragt</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Antwort hinzufügen</translation>
    </message>
    <message>
        <source>Add a wording</source>
        <translation>Formulierung hinzufügen</translation>
    </message>
    <message>
        <source>Add a tip</source>
        <translation>Tipp hinzufügen</translation>
    </message>
    <message>
        <source>Spoken text on the phone</source>
        <translation>Gesprochener Text am Telefon</translation>
    </message>
    <message>
        <source>Typed answer on the phone</source>
        <translation>Getippte Antwort am Telefon</translation>
    </message>
    <message>
        <source>Script that is written</source>
        <translation>Skript, das geschrieben wird</translation>
    </message>
    <message>
        <source>Script as it was written</source>
        <translation>Skript, wie es geschrieben wurde</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Was verstanden wurde</translation>
    </message>
    <message>
        <source>Left out and added</source>
        <translation>Weggelassen und ergänzt</translation>
    </message>
    <message>
        <source>Name of the script</source>
        <translation>Name des Skripts</translation>
    </message>
    <message>
        <source>Whom the script is for</source>
        <translation>Für wen das Skript ist</translation>
    </message>
    <message>
        <source>Read in a script</source>
        <translation>Skript einlesen</translation>
    </message>
    <message>
        <source>Add one more</source>
        <translation>Noch eines hinzufügen</translation>
    </message>
    <message>
        <source>Write the script to a file</source>
        <translation>Das Skript in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Choose a script file</source>
        <translation>Skriptdatei wählen</translation>
    </message>
    <message>
        <source>Another text</source>
        <translation>Anderer Text</translation>
    </message>
    <message>
        <source>Close reading in</source>
        <translation>Einlesen schließen</translation>
    </message>
    <message>
        <source>Make a draft of it</source>
        <translation>Einen Entwurf daraus machen</translation>
    </message>
    <message>
        <source>Field of steps</source>
        <translation>Feld der Schritte</translation>
    </message>
    <message>
        <source>Field of objections</source>
        <translation>Feld der Einwände</translation>
    </message>
    <message>
        <source>Field of text</source>
        <translation>Feld des Gesagten</translation>
    </message>
    <message>
        <source>Field of answers</source>
        <translation>Feld der Antworten</translation>
    </message>
    <message>
        <source>Field of answer</source>
        <translation>Feld der Wörter einer Antwort</translation>
    </message>
    <message>
        <source>Field of next</source>
        <translation>Feld des nächsten Schritts</translation>
    </message>
    <message>
        <source>Texts in de</source>
        <translation>Texte auf Deutsch</translation>
    </message>
    <message>
        <source>Texts in en</source>
        <translation>Texte auf Englisch</translation>
    </message>
    <message>
        <source>Publish the script</source>
        <translation>Skript veröffentlichen</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Von hier an durchspielen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>Neues Skript</translation>
    </message>
    <message>
        <source>Count as other questions</source>
        <translation>Zählt als andere Fragen</translation>
    </message>
    <message>
        <source>Map of the script</source>
        <translation>Plan des Skripts</translation>
    </message>
    <message>
        <source>Open the map</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>Open the versions</source>
        <translation>Versionen öffnen</translation>
    </message>
    <message>
        <source>Open the rehearsals</source>
        <translation>Proben öffnen</translation>
    </message>
    <message>
        <source>Keep as a rehearsal</source>
        <translation>Als Probe behalten</translation>
    </message>
    <message>
        <source>Versions of the script</source>
        <translation>Versionen des Skripts</translation>
    </message>
    <message>
        <source>Text of the version</source>
        <translation>Text der Version</translation>
    </message>
    <message>
        <source>Rehearsals of the script</source>
        <translation>Proben des Skripts</translation>
    </message>
    <message>
        <source>What changes line by line</source>
        <translation>Was sich Zeile für Zeile ändert</translation>
    </message>
    <message>
        <source>Write the fingerprints</source>
        <translation>Fingerabdrücke schreiben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Next reply</source>
        <translation>Nächste Antwort</translation>
    </message>
    <message>
        <source>Next wording</source>
        <translation>Nächste Formulierung</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Niemand erreicht</translation>
    </message>
    <message>
        <source>Not called, no consent</source>
        <translation>Nicht angerufen, keine Einwilligung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note of the call</source>
        <translation>Notiz zum Gespräch</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>On what they may be called</source>
        <translation>Grundlage der Anrufe</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Own question</source>
        <translation>Eigene Frage</translation>
    </message>
    <message>
        <source>Paste whom you call</source>
        <translation>Einfügen, wen Sie anrufen</translation>
    </message>
    <message>
        <source>Postcodes of who is next</source>
        <translation>Postleitzahlen derer, die dran sind</translation>
    </message>
    <message>
        <source>Protect texts from spreadsheets</source>
        <translation>Texte vor Tabellenprogrammen schützen</translation>
    </message>
    <message>
        <source>Put who rings away</source>
        <translation>Anrufer weglegen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>Restore backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore call log</source>
        <translation>Gesprächsprotokoll wiederherstellen</translation>
    </message>
    <message>
        <source>Resume call</source>
        <translation>Gespräch fortsetzen</translation>
    </message>
    <message>
        <source>Rules in use</source>
        <translation>Geltende Regeln</translation>
    </message>
    <message>
        <source>Save how the columns are read</source>
        <translation>Sichern, wie die Spalten gelesen werden</translation>
    </message>
    <message>
        <source>Save form</source>
        <translation>Formular speichern</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>Save the call</source>
        <translation>Gespräch speichern</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>Berichtigung speichern</translation>
    </message>
    <message>
        <source>Rows behind a count</source>
        <translation>Zeilen hinter einer Zahl</translation>
    </message>
    <message>
        <source>Rows of a list</source>
        <translation>Zeilen einer Liste</translation>
    </message>
    <message>
        <source>Script of the list</source>
        <translation>Skript der Liste</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Script language</source>
        <translation>Sprache des Skripts</translation>
    </message>
    <message>
        <source>Search calls</source>
        <translation>Gespräche suchen</translation>
    </message>
    <message>
        <source>Search objections</source>
        <translation>Einwände suchen</translation>
    </message>
    <message>
        <source>Show licences</source>
        <translation>Lizenzen zeigen</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Source of the consent</source>
        <translation>Quelle der Einwilligung</translation>
    </message>
    <message>
        <source>Spoken text</source>
        <translation>Gesprochener Text</translation>
    </message>
    <message>
        <source>Start call</source>
        <translation>Gespräch beginnen</translation>
    </message>
    <message>
        <source>Start with an empty log</source>
        <translation>Mit leerem Protokoll beginnen</translation>
    </message>
    <message>
        <source>Start with this lead</source>
        <translation>Mit diesem Kontakt beginnen</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen abbrechen</translation>
    </message>
    <message>
        <source>Take the list back</source>
        <translation>Liste zurücknehmen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Gesprächsdauer</translation>
    </message>
    <message>
        <source>Typed answer</source>
        <translation>Getippte Antwort</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Was folgt</translation>
    </message>
    <message>
        <source>What now</source>
        <translation>Was jetzt</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Verdict filter</source>
        <translation>Filter nach Einstufung</translation>
    </message>
    <message>
        <source>What divides columns</source>
        <translation>Was Spalten trennt</translation>
    </message>
    <message>
        <source>What we do better</source>
        <translation>Was wir besser machen</translation>
    </message>
    <message>
        <source>When it is due</source>
        <translation>Wann es ansteht</translation>
    </message>
    <message>
        <source>Where the list is from</source>
        <translation>Woher die Liste ist</translation>
    </message>
    <message>
        <source>Why nothing follows</source>
        <translation>Warum nichts folgt</translation>
    </message>
    <message>
        <source>Why they may be called</source>
        <translation>Warum angerufen werden darf</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
</context>
<context>
    <name>NextLeads</name>
    <message numerus="yes">
        <source>%n promise(s) written into {file}.</source>
        <extracomment>promises come due while nothing is pressed, and a computer sleeps: it is looked again so often something is being logged, or that is over a call to be started: what is asked for what can be taken back, the last first: a call that reached nobody, somebody put off, who was closed</extracomment>
        <translation>
            <numerusform>%n Zusage steht in {file}.</numerusform>
            <numerusform>%n Zusagen stehen in {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is off: {file}.</source>
        <translation>Abgesagtes: {file}.</translation>
    </message>
    <message>
        <source>A row of a list is no try: it is put off, or logged.</source>
        <translation>Eine Listenzeile ist kein Versuch: Sie wird zurückgestellt oder eingetragen.</translation>
    </message>
    <message>
        <source>{who} is closed: no more tries.</source>
        <translation>{who} ist geschlossen: keine weiteren Versuche.</translation>
    </message>
    <message>
        <source>{who} is put off until {time}.</source>
        <translation>{who} ist verschoben bis {time}.</translation>
    </message>
    <message>
        <source>{who}: not today.</source>
        <translation>{who}: heute nicht.</translation>
    </message>
    <message>
        <source>Logged: {outcome} – {who}</source>
        <translation>Eingetragen: {outcome} – {who}</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>There is no script that can be used yet.</source>
        <translation>Es gibt noch kein brauchbares Skript.</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>NOTE</source>
        <translation>NOTIZ</translation>
    </message>
    <message>
        <source>write</source>
        <extracomment>`waits` has changed</extracomment>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>Hidden.</source>
        <translation>Verborgen.</translation>
    </message>
    <message>
        <source>Names, times, agreements. Saved as you type.</source>
        <translation>Namen, Zeiten, Absprachen. Wird beim Tippen gespeichert.</translation>
    </message>
    <message>
        <source>A note holds {limit} characters; the rest was left out.</source>
        <translation>Eine Notiz fasst {limit} Zeichen; der Rest wurde weggelassen.</translation>
    </message>
</context>
<context>
    <name>NumbersBand</name>
    <message>
        <source>Numbers</source>
        <translation>Nummern</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) to answer</source>
        <translation>
            <numerusform>%n Frage ist offen</numerusform>
            <numerusform>%n Fragen sind offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectionCard</name>
    <message>
        <source>OBJECTIONS</source>
        <extracomment>Enter was pressed and nothing fits for sure all of them in a few lines, where there is little room</extracomment>
        <translation>EINWÄNDE</translation>
    </message>
    <message>
        <source>Search … {key}</source>
        <translation>Suchen … {key}</translation>
    </message>
    <message>
        <source>Objection: {name}</source>
        <translation>Einwand: {name}</translation>
    </message>
</context>
<context>
    <name>ObjectionHints</name>
    <message>
        <source>Objection: {name}</source>
        <extracomment>letters of a label that are shown</extracomment>
        <translation>Einwand: {name}</translation>
    </message>
</context>
<context>
    <name>OfferedLead</name>
    <message>
        <source>Next of the list “{name}”: {who}.</source>
        <extracomment>so much of two names is the same where one was only mended somebody was put into the form: the row they are of, None for a link&apos;s somebody else is about to be put there: what was written down is about the one before waits until the form is free or the rep takes it what was put into the form; None once the rep has typed in it who was put into the form last by a list; None once somebody else is typed there who was put into the form last because they ring</extracomment>
        <translation>Als Nächstes aus der Liste „{name}“: {who}.</translation>
    </message>
    <message>
        <source>A link names {who}.</source>
        <translation>Ein Link nennt {who}.</translation>
    </message>
    <message>
        <source>Put into the form</source>
        <translation>In das Formular übernehmen</translation>
    </message>
    <message>
        <source>They ring: the call comes in. It is free, and no try of yours.</source>
        <translation>Sie werden angerufen: Das Gespräch kommt herein. Es ist frei und kein Versuch von Ihnen.</translation>
    </message>
    <message>
        <source>This lead comes from the list “{name}”.</source>
        <translation>Dieser Kontakt kommt aus der Liste „{name}“.</translation>
    </message>
    <message>
        <source>This lead comes from a link. Check it before you call.</source>
        <translation>Dieser Kontakt kommt aus einem Link. Prüfen Sie ihn, bevor Sie anrufen.</translation>
    </message>
</context>
<context>
    <name>PaneColumns</name>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Map</source>
        <extracomment>pixels at the usual size of letters: three panes from here on, two from there the map stands in the place of the outline</extracomment>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message numerus="yes">
        <source>and %n more, in what is handed out</source>
        <extracomment>pixels at the usual size of letters from which there are two columns parts of the left column where there are two: who it is; right of them, what became of them</extracomment>
        <translation>
            <numerusform>und %n weiterer, in dem, was herausgegeben wird</numerusform>
            <numerusform>und %n weitere, in dem, was herausgegeben wird</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartMaking</name>
    <message>
        <source>New step: what is said there?</source>
        <extracomment>what is made of lines that are no step whatever a button of a card makes of words what is being typed, at the line that is marked</extracomment>
        <translation>Neuer Schritt: Was wird da gesagt?</translation>
    </message>
    <message>
        <source>Another wording</source>
        <translation>Andere Formulierung</translation>
    </message>
    <message>
        <source>New objection: what does the lead say?</source>
        <translation>Neuer Einwand: Was sagt der Kunde?</translation>
    </message>
    <message>
        <source>The next reply</source>
        <translation>Die nächste Erwiderung</translation>
    </message>
    <message>
        <source>New answer: what does the lead say?</source>
        <translation>Neue Antwort: Was sagt der Kunde?</translation>
    </message>
</context>
<context>
    <name>PartyChoice</name>
    <message>
        <source>Whom it holds</source>
        <translation>Wen sie enthält</translation>
    </message>
</context>
<context>
    <name>PathCard</name>
    <message>
        <source>SO FAR</source>
        <extracomment>opens the list of all questions</extracomment>
        <translation>BISHER</translation>
    </message>
    <message>
        <source>Nothing asked yet.</source>
        <translation>Noch nichts gefragt.</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier answer(s): {key}</source>
        <translation>
            <numerusform>%n frühere Antwort: {key}</numerusform>
            <numerusform>%n frühere Antworten: {key}</numerusform>
        </translation>
    </message>
    <message>
        <source>then: {names}</source>
        <translation>danach: {names}</translation>
    </message>
    <message>
        <source>change</source>
        <translation>ändern</translation>
    </message>
</context>
<context>
    <name>PathRow</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>So far: {name}</source>
        <extracomment>by width; layouts ask a hundred times a key</extracomment>
        <translation>Bisher: {name}</translation>
    </message>
</context>
<context>
    <name>PermissionBand</name>
    <message>
        <source>Write down the proof</source>
        <translation>Nachweis eintragen</translation>
    </message>
    <message>
        <source>Not called – no consent</source>
        <translation>Nicht angerufen – keine Einwilligung</translation>
    </message>
    <message>
        <source>Kept: {name} (SHA-256 {hash} …)</source>
        <extracomment>answer → sign and role of its words: no colour alone a rule that looks at one of these asks for a look-up the path of a file that proves it, to be kept a file is being copied from now on, or that is over Enter in one of the fields what is written down is a look-up in a register a consent would do as well the path of the file that is being copied or was kept; &quot;&quot;: none is the rules have texts of their own in both when, how, wording or reason, about what of a file that proves it; it is kept as soon as it is named</extracomment>
        <translation>Aufbewahrt: {name} (SHA-256 {hash} …)</translation>
    </message>
    <message>
        <source>They have rung here</source>
        <translation>Ruft selbst an</translation>
    </message>
    <message>
        <source>Given on (2026-02-03)</source>
        <translation>Erteilt am (2026-02-03)</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>Wie sie erteilt wurde</translation>
    </message>
    <message>
        <source>Wording, or why this business</source>
        <translation>Wortlaut, oder warum diese Firma</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>Looked up, and may be called, on (2026-11-27)</source>
        <translation>Nachgesehen und darf angerufen werden, am (2026-11-27)</translation>
    </message>
    <message>
        <source>In which register or directory</source>
        <translation>In welchem Register oder Verzeichnis</translation>
    </message>
    <message>
        <source>Reference of the look-up</source>
        <translation>Beleg dafür</translation>
    </message>
    <message>
        <source>File that proves it (its path)</source>
        <translation>Datei, die es belegt (ihr Pfad)</translation>
    </message>
    <message>
        <source>May be called</source>
        <translation>Darf angerufen werden</translation>
    </message>
    <message>
        <source>May be called, with a doubt</source>
        <translation>Darf angerufen werden, mit Zweifel</translation>
    </message>
    <message>
        <source>Must not be called</source>
        <translation>Darf nicht angerufen werden</translation>
    </message>
    <message>
        <source>for whom</source>
        <translation>für wen</translation>
    </message>
    <message>
        <source>about what</source>
        <translation>worüber</translation>
    </message>
    <message>
        <source>that it covers the telephone</source>
        <translation>dass sie das Telefon umfasst</translation>
    </message>
    <message>
        <source>when</source>
        <translation>wann</translation>
    </message>
    <message>
        <source>how</source>
        <translation>wie</translation>
    </message>
    <message>
        <source>the wording</source>
        <translation>der Wortlaut</translation>
    </message>
    <message>
        <source>Missing: {parts}</source>
        <translation>Es fehlt: {parts}</translation>
    </message>
    <message>
        <source>A consent instead</source>
        <translation>Stattdessen eine Einwilligung</translation>
    </message>
    <message>
        <source>The look-up instead</source>
        <translation>Stattdessen das Nachsehen</translation>
    </message>
    <message>
        <source>Write down the look-up</source>
        <translation>Nachsehen aufschreiben</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>landline</source>
        <translation>Festnetz</translation>
    </message>
    <message>
        <source>special number</source>
        <translation>Sondernummer</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>falsche Nummer</translation>
    </message>
    <message>
        <source>not in service</source>
        <translation>nicht vergeben</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>by your decision for the list</source>
        <translation>nach Ihrer Entscheidung für die Liste</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>geraten</translation>
    </message>
    <message>
        <source>Typed in by hand</source>
        <extracomment>where a contact is from</extracomment>
        <translation>Von Hand eingetippt</translation>
    </message>
    <message>
        <source>Named in a call with a colleague</source>
        <translation>In einem Gespräch mit einem Kollegen genannt</translation>
    </message>
    <message>
        <source>Came with a list</source>
        <translation>Kam mit einer Liste</translation>
    </message>
    <message>
        <source>Found in what was left of a damaged log</source>
        <translation>In den Resten eines beschädigten Protokolls gefunden</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>decides</source>
        <translation>entscheidet</translation>
    </message>
    <message>
        <source>puts through, does not decide</source>
        <translation>stellt durch, entscheidet nicht</translation>
    </message>
    <message>
        <source>named who decides</source>
        <translation>hat genannt, wer entscheidet</translation>
    </message>
    <message>
        <source>has a say</source>
        <translation>redet mit</translation>
    </message>
    <message>
        <source>Looked up in the register or directory</source>
        <translation>Im Register oder Verzeichnis nachgesehen</translation>
    </message>
    <message>
        <source>Agreed to be called</source>
        <translation>Hat in Anrufe eingewilligt</translation>
    </message>
    <message>
        <source>Asked to be called</source>
        <translation>Hat um einen Anruf gebeten</translation>
    </message>
    <message>
        <source>Presumed to agree, with a reason</source>
        <translation>Vermutete Einwilligung, mit Grund</translation>
    </message>
    <message>
        <source>Is a customer</source>
        <translation>Ist Kunde</translation>
    </message>
    <message>
        <source>Something was written down that is no consent</source>
        <translation>Notiert ist etwas, das keine Einwilligung ist</translation>
    </message>
    <message>
        <source>asked not to be called again</source>
        <translation>wollte nicht mehr angerufen werden</translation>
    </message>
    <message>
        <source>objected</source>
        <translation>hat widersprochen</translation>
    </message>
    <message>
        <source>stands in a register</source>
        <translation>steht in einem Verzeichnis</translation>
    </message>
    <message>
        <source>the number is somebody else&apos;s</source>
        <translation>die Nummer gehört jemand anderem</translation>
    </message>
    <message>
        <source>for legal reasons</source>
        <translation>aus rechtlichen Gründen</translation>
    </message>
    <message>
        <source>a file says so</source>
        <translation>eine Datei sagt es</translation>
    </message>
    <message>
        <source>this number</source>
        <translation>diese Nummer</translation>
    </message>
    <message>
        <source>all numbers of this person</source>
        <translation>alle Nummern dieser Person</translation>
    </message>
    <message>
        <source>everybody in this company</source>
        <translation>alle in dieser Firma</translation>
    </message>
    <message>
        <source>All that is kept of them was handed out</source>
        <translation>Alles Gespeicherte wurde herausgegeben</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Handed out as evidence</source>
        <translation>Als Nachweis herausgegeben</translation>
    </message>
    <message>
        <source>{count} × name, function, address, e-mail</source>
        <extracomment>what erasing takes away, behind how many of it there are</extracomment>
        <translation>{count} × Name, Funktion, Adresse, E-Mail</translation>
    </message>
    <message>
        <source>{count} × number</source>
        <translation>{count} × Nummer</translation>
    </message>
    <message>
        <source>{count} × content of a call, with note and answers</source>
        <translation>{count} × Inhalt eines Gesprächs, mit Notiz und Antworten</translation>
    </message>
    <message>
        <source>{count} × line of the journal</source>
        <translation>{count} × Zeile des Journals</translation>
    </message>
    <message>
        <source>{count} × answer or step</source>
        <translation>{count} × Antwort oder Schritt</translation>
    </message>
    <message>
        <source>{count} × follow-up</source>
        <translation>{count} × Wiedervorlage</translation>
    </message>
    <message>
        <source>{count} × row of a list</source>
        <translation>{count} × Zeile einer Liste</translation>
    </message>
    <message>
        <source>{count} × rejected line of a file</source>
        <translation>{count} × abgewiesene Zeile einer Datei</translation>
    </message>
    <message>
        <source>{count} × file that proves a consent</source>
        <translation>{count} × Datei, die eine Einwilligung belegt</translation>
    </message>
    <message>
        <source>Name, number and consent stay until {value}: until then you must be able to prove the consent.</source>
        <translation>Name, Nummer und Einwilligung bleiben bis {value}: So lange müssen Sie die Einwilligung nachweisen können.</translation>
    </message>
    <message>
        <source>The block stays, as a fingerprint without a number: they are not called by a later list either.</source>
        <translation>Die Sperre bleibt, als Fingerabdruck ohne Nummer: Auch eine spätere Liste führt zu keinem Anruf.</translation>
    </message>
    <message>
        <source>Others have the same number ({value}): what is kept of them stays.</source>
        <translation>Andere haben dieselbe Nummer ({value}): Was von ihnen gespeichert ist, bleibt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Salutation</source>
        <translation>Anrede</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Main number</source>
        <translation>Hauptnummer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>PLZ</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Called as</source>
        <translation>Angerufen als</translation>
    </message>
    <message>
        <source>Best time</source>
        <translation>Beste Zeit</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Told that they are kept here</source>
        <translation>Über die Speicherung informiert</translation>
    </message>
    <message>
        <source>consumer</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <source>business</source>
        <translation>Unternehmen</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Looking for them …</source>
        <extracomment>done once, however long their key is held the lead that is to be called again the list and the row that are to be called a sheet is on its way; and evidence is to be asked about once it is here counts what was asked for: what comes of an earlier question is not shown</extracomment>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Nobody like this is in the log.</source>
        <translation>So jemand steht nicht im Protokoll.</translation>
    </message>
    <message>
        <source>Type a number, an e-mail address or a name: people who were called are found, and those who are only in a list.</source>
        <translation>Tippen Sie eine Nummer, eine E-Mail-Adresse oder einen Namen: Gefunden werden Personen, die angerufen wurden, und solche, die nur in einer Liste stehen.</translation>
    </message>
    <message>
        <source>A call is under way. Hang up first.</source>
        <translation>Ein Gespräch läuft. Legen Sie zuerst auf.</translation>
    </message>
    <message>
        <source>Blocked: somebody at this number asked not to be called again.</source>
        <translation>Gesperrt: Jemand an dieser Nummer wollte nicht mehr angerufen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) may still hold something of them:</source>
        <translation>
            <numerusform>%n Datei kann noch etwas von ihr enthalten:</numerusform>
            <numerusform>%n Dateien können noch etwas von ihr enthalten:</numerusform>
        </translation>
    </message>
    <message>
        <source>They are erased.</source>
        <translation>Die Person ist gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s) of the log were made anew without them.</source>
        <translation>
            <numerusform>%n Kopie des Protokolls wurde ohne sie neu gemacht.</numerusform>
            <numerusform>%n Kopien des Protokolls wurden ohne sie neu gemacht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Number, e-mail address or name</source>
        <translation>Nummer, E-Mail-Adresse oder Name</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>PersonSheet</name>
    <message>
        <source>NUMBERS</source>
        <extracomment>facts of a part that are shown; what is handed out has all of them letters of a note, or of the wording of a consent</extracomment>
        <translation>NUMMERN</translation>
    </message>
    <message>
        <source>WHO THEY ARE</source>
        <translation>WER DAS IST</translation>
    </message>
    <message>
        <source>ORIGIN OF THE NUMBER</source>
        <translation>WOHER DIE NUMMER STAMMT</translation>
    </message>
    <message>
        <source>WHY THEY MAY BE CALLED</source>
        <translation>WARUM ANRUFEN ERLAUBT IST</translation>
    </message>
    <message>
        <source>BLOCKS</source>
        <translation>SPERREN</translation>
    </message>
    <message>
        <source>WHAT IS AGREED</source>
        <translation>WAS VEREINBART IST</translation>
    </message>
    <message>
        <source>CALLS</source>
        <translation>GESPRÄCHE</translation>
    </message>
    <message>
        <source>ANSWERS</source>
        <translation>ANTWORTEN</translation>
    </message>
    <message>
        <source>OTHERS THERE</source>
        <translation>ANDERE DORT</translation>
    </message>
    <message>
        <source>HANDED OUT</source>
        <translation>HERAUSGEGEBEN</translation>
    </message>
    <message>
        <source>MADE ONE</source>
        <translation>ZUSAMMENGEFÜHRT</translation>
    </message>
    <message>
        <source>HOW LONG THEY ARE KEPT</source>
        <translation>WIE LANGE SIE AUFBEWAHRT WERDEN</translation>
    </message>
</context>
<context>
    <name>PhoneDesk</name>
    <message>
        <source>no number</source>
        <extracomment>so many wait at the most; more at a time are no telephone so many of those who have a number are named in a call somebody of a list was chosen: the list, the row, whether they ring, and whether the rep chose them others with this number are to be looked for</extracomment>
        <translation>ohne Nummer</translation>
    </message>
    <message>
        <source>A link names {who}. It waits for the end of this call.</source>
        <translation>Ein Link nennt {who}. Er wartet, bis dieses Gespräch zu Ende ist.</translation>
    </message>
    <message>
        <source>Rang meanwhile: {who}. It waits for the end of this call.</source>
        <translation>Hat inzwischen angerufen: {who}. Das wartet, bis dieses Gespräch zu Ende ist.</translation>
    </message>
    <message>
        <source>It rings: {who}. It waits for the end of this call.</source>
        <translation>Es klingelt: {who}. Das wartet, bis dieses Gespräch zu Ende ist.</translation>
    </message>
</context>
<context>
    <name>PhonePane</name>
    <message>
        <source>The call decides here by itself and shows nothing: this is what comes before.</source>
        <extracomment>what notes something down or belongs to a call alone lines of the spoken text that are in sight whatever it says the spoken text was clicked: its words are to be changed the clock; None: there are no services yet, and no call either</extracomment>
        <translation>Hier entscheidet der Anruf selbst und zeigt nichts: Das kommt davor.</translation>
    </message>
    <message>
        <source>The call has ended: {outcome}</source>
        <translation>Der Anruf ist zu Ende: {outcome}</translation>
    </message>
    <message>
        <source>Verdict so far: {verdict}</source>
        <translation>Urteil bisher: {verdict}</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>line {number}</source>
        <extracomment>lupdate puts what `told` marks into the context without a name: it stands in no class of the window what stands before a number in the place of a piece</extracomment>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>paragraph {number}</source>
        <translation>Absatz {number}</translation>
    </message>
    <message>
        <source>table {number}</source>
        <translation>Tabelle {number}</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>comment {number}</source>
        <translation>Kommentar {number}</translation>
    </message>
    <message>
        <source>footnote {number}</source>
        <translation>Fußnote {number}</translation>
    </message>
    <message>
        <source>endnote {number}</source>
        <translation>Endnote {number}</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>QualificationCard</name>
    <message>
        <source>QUALIFICATION</source>
        <extracomment>what is not asked yet, as it was drawn, in the languages of window and script the best product never scrolls away</extracomment>
        <translation>QUALIFIZIERUNG</translation>
    </message>
    <message>
        <source>Hidden.</source>
        <translation>Verborgen.</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>verbergen</translation>
    </message>
    <message>
        <source>show</source>
        <translation>zeigen</translation>
    </message>
    <message>
        <source>{done} of {all} settled</source>
        <translation>{done} von {all} geklärt</translation>
    </message>
    <message>
        <source>not asked at this depth: {names}</source>
        <translation>in dieser Tiefe nicht gefragt: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{points} of {most} points from {percent} % known</source>
        <translation>{points} von {most} Punkten ({percent} % bekannt)</translation>
    </message>
    <message>
        <source>can become a customer</source>
        <translation>kann Kunde werden</translation>
    </message>
    <message>
        <source>not before {date}</source>
        <translation>nicht vor dem {date}</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>close – ask: {question}</source>
        <translation>knapp – fragen nach: {question}</translation>
    </message>
    <message>
        <source>met: {names}</source>
        <translation>erfüllt: {names}</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>not asked at this depth</source>
        <translation>in dieser Tiefe nicht gefragt</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this language</comment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>CHANGE AN ANSWER</source>
        <translation>ANTWORT ÄNDERN</translation>
    </message>
    <message>
        <source>number or name</source>
        <translation>Nummer oder Name</translation>
    </message>
    <message>
        <source>{number} _  one more digit</source>
        <translation>{number} _  noch eine Ziffer</translation>
    </message>
    <message>
        <source>Number or arrows and {enter}, then the answer. Esc: back.</source>
        <translation>Nummer oder Pfeile und {enter}, dann die Antwort. Esc: zurück.</translation>
    </message>
    <message>
        <source>None of these fits for sure: choose one with the arrows.</source>
        <translation>Nichts davon passt sicher: Wählen Sie mit den Pfeilen.</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt nichts.</translation>
    </message>
    <message>
        <source>Question: {name}</source>
        <translation>Frage: {name}</translation>
    </message>
</context>
<context>
    <name>QueueFilterForm</name>
    <message>
        <source>only promises</source>
        <extracomment>digits before those of the lists id and name of each list that can be chosen</extracomment>
        <translation>nur Zusagen</translation>
    </message>
    <message>
        <source>only mobile numbers</source>
        <translation>nur Mobilnummern</translation>
    </message>
    <message>
        <source>postcodes {zips}</source>
        <translation>Postleitzahlen {zips}</translation>
    </message>
    <message>
        <source>list “{name}”</source>
        <translation>Liste „{name}“</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>postcodes …</source>
        <translation>Postleitzahlen …</translation>
    </message>
    <message>
        <source>Whom? {choices}</source>
        <translation>Wen? {choices}</translation>
    </message>
    <message>
        <source>50–53, or 50667; nothing for all</source>
        <translation>50–53 oder 50667; leer für alle</translation>
    </message>
    <message>
        <source>Type two postcodes or their beginnings, the smaller one first: 50–53.</source>
        <translation>Zwei Postleitzahlen oder ihre Anfänge eingeben, die kleinere zuerst: 50–53.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Call</source>
        <extracomment>runs a command of the window the lead of this call is on the line again a row of a list is to be called: the list, the row a lead of the log is to be called again the sheet of somebody (`Meant`, or None) is to be shown why whoever is shown there was called is to be written down back to the page somebody came to the sheet of a person from this call of the log is to be shown other keys were set the page there is from the first frame on marked for translation in the context `Rail` called when the page is first asked for; what it needs is imported then on a change of these it looks anew the command that opens it from anywhere; None: by its place in the rail and the keys for the next page at the foot of the rail, apart from the work</extracomment>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) no answer fits</source>
        <extracomment>a count from here on is told as &quot;more than&quot; what waits on the page; 0: nothing</extracomment>
        <translation>
            <numerusform>%n-mal passt keine Antwort</numerusform>
            <numerusform>%n-mal passt keine Antwort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingBand</name>
    <message>
        <source>Sheet</source>
        <extracomment>lines a header is looked for in</extracomment>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>Getrennt durch</translation>
    </message>
    <message>
        <source>Names of columns</source>
        <translation>Namen der Spalten</translation>
    </message>
    <message>
        <source>Country of numbers</source>
        <translation>Land der Nummern</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>no such line</source>
        <translation>keine solche Zeile</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>sheet {name}</source>
        <translation>Blatt {name}</translation>
    </message>
    <message>
        <source>cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>pasted cells</source>
        <translation>eingefügte Zellen</translation>
    </message>
    <message>
        <source>header in line {line}</source>
        <translation>Kopf in Zeile {line}</translation>
    </message>
    <message>
        <source>no header</source>
        <translation>kein Kopf</translation>
    </message>
    <message numerus="yes">
        <source>{count} row(s)</source>
        <translation>
            <numerusform>{count} Zeile</numerusform>
            <numerusform>{count} Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {count} row(s)</source>
        <translation>
            <numerusform>etwa {count} Zeile</numerusform>
            <numerusform>etwa {count} Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>The call log needs to be restored</source>
        <translation>Das Gesprächsprotokoll muss wiederhergestellt werden</translation>
    </message>
    <message>
        <source>The call log can be used again</source>
        <extracomment>backups that are named; the rest is a number the log can be used again</extracomment>
        <translation>Das Gesprächsprotokoll ist wieder benutzbar</translation>
    </message>
    <message>
        <source>WHAT THERE IS TO RESTORE IT FROM</source>
        <translation>WORAUS ES SICH WIEDERHERSTELLEN LÄSST</translation>
    </message>
    <message>
        <source>Restoring takes the newest sound backup and adds what can still be read of the damaged files. They are kept: nothing is deleted or overwritten.</source>
        <translation>Die neueste heile Sicherung wird genommen und ergänzt um alles, was aus den beschädigten Dateien noch zu lesen ist. Sie bleiben erhalten: Nichts wird gelöscht oder überschrieben.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export what can be read …</source>
        <translation>Lesbares exportieren …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Press again: begin an empty log</source>
        <translation>Noch einmal drücken: leeres Protokoll beginnen</translation>
    </message>
    <message>
        <source>Start with an empty log</source>
        <translation>Mit leerem Protokoll beginnen</translation>
    </message>
    <message>
        <source>It is damaged. Nothing was deleted. ({file})</source>
        <translation>Es ist beschädigt. Nichts wurde gelöscht. ({file})</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>wird gesucht …</translation>
    </message>
    <message>
        <source>the damaged files, {size}</source>
        <translation>die beschädigten Dateien, {size}</translation>
    </message>
    <message numerus="yes">
        <source>backup of {when}: %n call(s)</source>
        <translation>
            <numerusform>Sicherung vom {when}: %n Gespräch</numerusform>
            <numerusform>Sicherung vom {when}: %n Gespräche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n older backup(s)</source>
        <translation>
            <numerusform>und %n ältere Sicherung</numerusform>
            <numerusform>und %n ältere Sicherungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found: no backup, and no file that can be read.</source>
        <translation>Nichts gefunden: keine Sicherung und keine lesbare Datei.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) are back.</source>
        <translation>
            <numerusform>%n Gespräch ist wieder da.</numerusform>
            <numerusform>%n Gespräche sind wieder da.</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup of {when} was taken.</source>
        <translation>Genommen wurde die Sicherung vom {when}.</translation>
    </message>
    <message>
        <source>Read out of the damaged files – calls: {calls}, entries: {entries}.</source>
        <translation>Aus den beschädigten Dateien gelesen – Gespräche: {calls}, Einträge: {entries}.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) were damaged themselves and passed over.</source>
        <translation>
            <numerusform>%n Sicherung war selbst beschädigt und wurde übergangen.</numerusform>
            <numerusform>%n Sicherungen waren selbst beschädigt und wurden übergangen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) could not be read any more.</source>
        <translation>
            <numerusform>%n Eintrag war nicht mehr zu lesen.</numerusform>
            <numerusform>%n Einträge waren nicht mehr zu lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is known to be missing.</source>
        <translation>Soweit bekannt, fehlt nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of evidence are missing.</source>
        <translation>
            <numerusform>%n Belegdatei fehlt.</numerusform>
            <numerusform>%n Belegdateien fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged files are kept in {folder}.</source>
        <translation>Die beschädigten Dateien liegen in {folder}.</translation>
    </message>
    <message>
        <source>An empty call log was begun.</source>
        <translation>Ein leeres Gesprächsprotokoll wurde begonnen.</translation>
    </message>
    <message>
        <source>Folder for what can be read</source>
        <translation>Ordner für das Lesbare</translation>
    </message>
    <message>
        <source>What can be read was written to {folder}.</source>
        <translation>Was zu lesen ist, liegt nun in {folder}.</translation>
    </message>
    <message>
        <source>Called off; nothing was changed.</source>
        <translation>Abgebrochen; nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>RehearsalsPanel</name>
    <message>
        <source>No call is kept as a test of this script yet. Play one on the phone, or take one of the log.</source>
        <extracomment>calls that are offered, the newest ones the whole of what is marked: in the list it ends where its line does</extracomment>
        <translation>Noch ist kein Gespräch als Probe dieses Skripts da. Spielen Sie eines am Telefon durch, oder nehmen Sie eines aus dem Protokoll.</translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsal(s): all come out as they must.</source>
        <translation>
            <numerusform>%n Probe: Sie geht aus, wie sie muss.</numerusform>
            <numerusform>%n Proben: Alle gehen aus, wie sie müssen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{failing} of %n rehearsal(s) come(s) out differently.</source>
        <translation>
            <numerusform>{failing} von %n Probe geht anders aus.</numerusform>
            <numerusform>{failing} von %n Proben gehen anders aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>not played yet</source>
        <translation>noch nicht gespielt</translation>
    </message>
    <message>
        <source>✓ as it must</source>
        <translation>✓ wie es muss</translation>
    </message>
    <message>
        <source>✗ differently</source>
        <translation>✗ anders</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Call of {day}, {time}</source>
        <translation>Gespräch vom {day}, {time}</translation>
    </message>
    <message>
        <source>of the log</source>
        <translation>aus dem Protokoll</translation>
    </message>
    <message>
        <source>keep this call as a test</source>
        <translation>dieses Gespräch als Probe behalten</translation>
    </message>
    <message>
        <source>keep it no longer</source>
        <translation>nicht mehr behalten</translation>
    </message>
    <message>
        <source>take that back</source>
        <translation>zurücknehmen</translation>
    </message>
    <message>
        <source>{enter} goes to the step · {escape} closes</source>
        <translation>{enter} geht zum Schritt · {escape} schließt</translation>
    </message>
</context>
<context>
    <name>RescueOffers</name>
    <message numerus="yes">
        <source>%n entry(s) of the call with {who} could not be saved on {time}.</source>
        <extracomment>one is being taken in, or that is over</extracomment>
        <translation>
            <numerusform>%n Eintrag des Gesprächs mit {who} konnte nicht gespeichert werden ({time}).</numerusform>
            <numerusform>%n Einträge des Gesprächs mit {who} konnten nicht gespeichert werden ({time}).</numerusform>
        </translation>
    </message>
    <message>
        <source>somebody unnamed</source>
        <translation>jemand ohne Namen</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) that could not be saved before were taken into the call log.</source>
        <translation>
            <numerusform>%n Eintrag, der nicht gespeichert werden konnte, wurde ins Protokoll übernommen.</numerusform>
            <numerusform>%n Einträge, die nicht gespeichert werden konnten, wurden ins Protokoll übernommen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rewording</name>
    <message>
        <source>These words are in every script, not in this one: they cannot be changed here.</source>
        <translation>Diese Worte stehen in jedem Skript, nicht in diesem: Sie lassen sich hier nicht ändern.</translation>
    </message>
    <message>
        <source>From the next call on: {enter} for everyone, {alone} only for me. Esc: as it was.</source>
        <translation>Ab dem nächsten Anruf: {enter} für alle, {alone} nur für mich. Esc: wie es war.</translation>
    </message>
    <message>
        <source>The script says something else by now. {alone}: mine again from the next call on. Esc: as it was.</source>
        <translation>Das Skript sagt inzwischen etwas anderes. {alone}: ab dem nächsten Anruf wieder meine Worte. Esc: wie es war.</translation>
    </message>
    <message>
        <source>This must be said as it stands: it cannot be changed for you alone.</source>
        <translation>Das muss so gesagt werden, wie es dasteht: Es lässt sich nicht für Sie allein ändern.</translation>
    </message>
</context>
<context>
    <name>RingingCard</name>
    <message>
        <source>no number</source>
        <extracomment>the place of who was chosen; -1: nobody of those that are shown, a new lead the others with this number are to be looked for a sign was typed: the beginning of a name, which belongs into the form others that wait beneath this one</extracomment>
        <translation>ohne Nummer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Whom do you mean? {number}</source>
        <translation>Wer ist gemeint? {number}</translation>
    </message>
    <message>
        <source>{number} has hung up</source>
        <translation>{number} hat aufgelegt</translation>
    </message>
    <message>
        <source>On the line: {number}</source>
        <translation>Am Apparat: {number}</translation>
    </message>
    <message>
        <source>It rings: {number}</source>
        <translation>Es klingelt: {number}</translation>
    </message>
    <message>
        <source>{name} rings back: the call that dropped goes on where it was.</source>
        <translation>{name} ruft zurück: Das abgebrochene Gespräch geht weiter, wo es war.</translation>
    </message>
    <message>
        <source>Not known yet: {name}.</source>
        <translation>Noch nicht bekannt: {name}.</translation>
    </message>
    <message>
        <source>Unknown, the telephone says {name}.</source>
        <translation>Unbekannt, das Telefon sagt {name}.</translation>
    </message>
    <message>
        <source>Unknown: a new lead.</source>
        <translation>Unbekannt: ein neuer Lead.</translation>
    </message>
    <message>
        <source>Perhaps an extension of {company}.</source>
        <translation>Vielleicht ein Apparat von {company}.</translation>
    </message>
    <message>
        <source>Perhaps {name}: their number ends like this one.</source>
        <translation>Vielleicht {name}: Diese Nummer endet wie deren Nummer.</translation>
    </message>
    <message numerus="yes">
        <source>Numbers of %n people end like this one. Which of them?</source>
        <translation>
            <numerusform>Die Nummer von %n Person endet so. Welche?</numerusform>
            <numerusform>Die Nummern von %n Personen enden so. Welche davon?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people have this number; these are the first nine.</source>
        <translation>
            <numerusform>%n Person hat diese Nummer; das sind die ersten neun.</numerusform>
            <numerusform>%n Personen haben diese Nummer; das sind die ersten neun.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people have this number. Which of them?</source>
        <translation>
            <numerusform>%n Person hat diese Nummer. Welche?</numerusform>
            <numerusform>%n Personen haben diese Nummer. Welche davon?</numerusform>
        </translation>
    </message>
    <message>
        <source>{who} (must not be called)</source>
        <translation>{who} (nicht anrufen)</translation>
    </message>
    <message>
        <source>Go on with the call</source>
        <translation>Gespräch fortsetzen</translation>
    </message>
    <message>
        <source>Into the form</source>
        <translation>Ins Formular</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>Neuer Lead</translation>
    </message>
    <message numerus="yes">
        <source>%n more before that.</source>
        <translation>
            <numerusform>Davor noch %n.</numerusform>
            <numerusform>Davor noch %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsPanel</name>
    <message>
        <source>This row has no number that may be dialled.</source>
        <extracomment>rows that are asked for together those that are shown, by their digit; None: all of them the rows that are shown, by their place pages that were asked for: what an older one brings is not shown</extracomment>
        <translation>Diese Zeile hat keine Nummer, die gewählt werden darf.</translation>
    </message>
    <message>
        <source>It stays as it is: {state}</source>
        <translation>Es bleibt, wie es ist: {state}</translation>
    </message>
    <message>
        <source>Rows of “{name}”</source>
        <translation>Zeilen von „{name}“</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>{key} calls</source>
        <translation>{key} ruft an</translation>
    </message>
    <message>
        <source>{key} holds back, or lets go</source>
        <translation>{key} stellt zurück oder gibt frei</translation>
    </message>
    <message>
        <source>{key} opens the sheet</source>
        <translation>{key} öffnet das Blatt</translation>
    </message>
    <message>
        <source>{key} closes</source>
        <translation>{key} schließt</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
</context>
<context>
    <name>RulesCard</name>
    <message>
        <source>RULES FOR CALLS</source>
        <extracomment>digits of a hash that stand together</extracomment>
        <translation>REGELN FÜR ANRUFE</translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation>Noch nicht gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>The file that ships with callassist: %n rule(s), our presets and no legal advice.</source>
        <translation>
            <numerusform>Die mitgelieferte Datei: %n Regel, Voreinstellungen von uns und keine Rechtsberatung.</numerusform>
            <numerusform>Die mitgelieferte Datei: %n Regeln, Voreinstellungen von uns und keine Rechtsberatung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your own copy: %n rule(s).</source>
        <translation>
            <numerusform>Ihre eigene Fassung: %n Regel.</numerusform>
            <numerusform>Ihre eigene Fassung: %n Regeln.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your own copy is not in use, it holds a mistake: {problem}</source>
        <translation>Ihre eigene Fassung gilt nicht, sie enthält einen Fehler: {problem}</translation>
    </message>
</context>
<context>
    <name>SavingRejects</name>
    <message>
        <source>No line of this list was rejected.</source>
        <extracomment>words that say what was written</extracomment>
        <translation>Keine Zeile dieser Liste wurde abgewiesen.</translation>
    </message>
    <message>
        <source>{name} rejected lines</source>
        <translation>{name} abgewiesene Zeilen</translation>
    </message>
    <message>
        <source>Save rejected lines</source>
        <translation>Abgewiesene Zeilen speichern</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>list</source>
        <translation>Liste</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {path}</source>
        <translation>
            <numerusform>%n Zeile nach {path} geschrieben</numerusform>
            <numerusform>%n Zeilen nach {path} geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptCard</name>
    <message>
        <source>SCRIPT</source>
        <extracomment>so many scripts have a chord of their own: Alt+1 … so many problems of a file are told here; whoever has more mends these first the file whose problems are shown</extracomment>
        <translation>SKRIPT</translation>
    </message>
    <message>
        <source>Looking for scripts …</source>
        <translation>Skripte werden gesucht …</translation>
    </message>
    <message numerus="yes">
        <source>cannot be used: %n problem(s)</source>
        <translation>
            <numerusform>nicht brauchbar: %n Problem</numerusform>
            <numerusform>nicht brauchbar: %n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>Script: {name}</source>
        <translation>Skript: {name}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiteres</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptExporting</name>
    <message>
        <source>What cannot be read as a script is written to no file: mend it first.</source>
        <extracomment>what is told of that has no words in the file; who wants more asks for a page where the last one was written</extracomment>
        <translation>Was sich nicht als Skript lesen lässt, wird in keine Datei geschrieben: Bitte zuerst richten.</translation>
    </message>
    <message>
        <source>Write the script to a file</source>
        <translation>Das Skript in eine Datei schreiben</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Its ending says what it becomes: .pdf or .html – a page with all texts and rules, for training and for sign-off; .xlsx or .csv – a table; .md or .txt – an outline that can be read in again.</source>
        <translation>Die Endung sagt, was daraus wird: .pdf oder .html – eine Seite mit allen Texten und Regeln, zum Schulen und zum Freigeben; .xlsx oder .csv – eine Tabelle; .md oder .txt – eine Gliederung, die sich wieder einlesen lässt.</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Geschrieben: {path}</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) of the script have no words there; a page has them all.</source>
        <translation>
            <numerusform>%n Sache des Skripts hat dort keine Worte; eine Seite hat alles.</numerusform>
            <numerusform>%n Sachen des Skripts haben dort keine Worte; eine Seite hat alles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptPublishing</name>
    <message numerus="yes">
        <source>%n error(s) keep it from being published.</source>
        <extracomment>sentences that are shown; who changed more knows it what is about to be published, line by line; &quot;&quot;: nothing any more the `Item` of the file in which the first error lies it was asked for, and what is being read or played has to be known before</extracomment>
        <translation>
            <numerusform>%n Fehler verhindert das Veröffentlichen.</numerusform>
            <numerusform>%n Fehler verhindern das Veröffentlichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>First: {error}</source>
        <translation>Zuerst: {error}</translation>
    </message>
    <message>
        <source>Nothing was changed since it was published.</source>
        <translation>Seit dem Veröffentlichen hat sich nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiteres</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>A new script: calls can be made with it from then on.</source>
        <translation>Ein neues Skript: Von da an kann damit angerufen werden.</translation>
    </message>
    <message>
        <source>Count as other questions from now on: {names}</source>
        <translation>Zählen von jetzt an als andere Fragen: {names}</translation>
    </message>
    <message>
        <source>Publish: the next call uses it. Calls under way keep what they began with.</source>
        <translation>Veröffentlichen: Der nächste Anruf verwendet es. Laufende Anrufe behalten, womit sie begonnen haben.</translation>
    </message>
    <message>
        <source>Propose: somebody who may publish looks at it. Calls go on as they are.</source>
        <translation>Vorschlagen: Jemand, der veröffentlichen darf, sieht es sich an. Gespräche bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Why (may stay empty)</source>
        <translation>Warum (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Vorschlagen</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n rehearsal(s): all come out as they must.</source>
        <translation>
            <numerusform>✓ %n Probe: Sie geht aus, wie sie muss.</numerusform>
            <numerusform>✓ %n Proben: Alle gehen aus, wie sie müssen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{failing} of %n rehearsal(s) come(s) out differently:</source>
        <translation>
            <numerusform>{failing} von %n Probe geht anders aus:</numerusform>
            <numerusform>{failing} von %n Proben gehen anders aus:</numerusform>
        </translation>
    </message>
    <message>
        <source>Published as version {number}. The next call uses it.</source>
        <translation>Als Version {number} veröffentlicht. Der nächste Anruf verwendet sie.</translation>
    </message>
    <message>
        <source>Proposed: it waits in the inbox for somebody who may publish.</source>
        <translation>Vorgeschlagen: Es wartet im Eingang auf jemanden, der veröffentlichen darf.</translation>
    </message>
    <message>
        <source>Taken over into the draft, which has other changes: publish it.</source>
        <translation>In den Entwurf übernommen, der noch andere Änderungen hat: Veröffentlichen Sie ihn.</translation>
    </message>
    <message>
        <source>A new script</source>
        <translation>Ein neues Skript</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Wie es heißt</translation>
    </message>
    <message>
        <source>Languages it is spoken in (de, en, hu …)</source>
        <translation>Sprachen, in denen es gesprochen wird (de, en, hu …)</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>It begins with an opener, a question, a meeting and a kind end: change them one by one.</source>
        <translation>Es beginnt mit Begrüßung, einer Frage, einem Termin und einem freundlichen Ende: Ändern Sie eins nach dem anderen.</translation>
    </message>
    <message>
        <source>“{tag}” is no language: write de, en, fr …</source>
        <translation>„{tag}“ ist keine Sprache. Zu schreiben ist: de, en, fr …</translation>
    </message>
</context>
<context>
    <name>ScriptRehearsals</name>
    <message>
        <source>✗ {name}: {difference}</source>
        <extracomment>what gets the name that is being typed: what was played on the phone, or the id of a call</extracomment>
        <translation>✗ {name}: {difference}</translation>
    </message>
    <message>
        <source>{outcome}, {day}</source>
        <translation>{outcome}, {day}</translation>
    </message>
    <message>
        <source>Keep this call as a test of the script</source>
        <translation>Dieses Gespräch als Probe des Skripts behalten</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Wie sie heißt</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>It is played again at each change; what comes out differently is told. It holds answers and steps, no name, no number and no words of the lead.</source>
        <translation>Sie wird bei jeder Änderung wieder gespielt; was anders ausgeht, wird gesagt. Darin stehen Antworten und Schritte, aber kein Name, keine Nummer und keine Worte des Angerufenen.</translation>
    </message>
</context>
<context>
    <name>Scripts</name>
    <message>
        <source>means nothing</source>
        <translation>bedeutet nichts</translation>
    </message>
    <message>
        <source>✓ fits</source>
        <translation>✓ passt</translation>
    </message>
    <message>
        <source>✗ rules out</source>
        <translation>✗ schließt aus</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 Punkt</translation>
    </message>
    <message>
        <source>2 points</source>
        <translation>2 Punkte</translation>
    </message>
    <message>
        <source>3 points</source>
        <translation>3 Punkte</translation>
    </message>
    <message>
        <source>? a person decides</source>
        <translation>? ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>By the verdict</source>
        <extracomment>the same, beside an answer of the outline</extracomment>
        <translation>Nach dem Urteil</translation>
    </message>
    <message>
        <source>First whatever is still open</source>
        <translation>Erst alles, was noch offen ist</translation>
    </message>
    <message>
        <source>By what fits</source>
        <translation>Nach dem, was passt</translation>
    </message>
    <message>
        <source>By an answer</source>
        <translation>Nach einer Antwort</translation>
    </message>
    <message>
        <source>By the points</source>
        <translation>Nach den Punkten</translation>
    </message>
    <message>
        <source>Topic by topic</source>
        <translation>Thema für Thema</translation>
    </message>
    <message>
        <source>if ruled out</source>
        <translation>wenn ausgeschlossen</translation>
    </message>
    <message>
        <source>if not before a later day</source>
        <translation>wenn erst später möglich</translation>
    </message>
    <message>
        <source>if a prospect</source>
        <translation>wenn Interessent</translation>
    </message>
    <message>
        <source>if still open</source>
        <translation>wenn noch offen</translation>
    </message>
    <message>
        <source>if something is missing</source>
        <translation>wenn etwas fehlt</translation>
    </message>
    <message>
        <source>if answered so</source>
        <translation>wenn so geantwortet</translation>
    </message>
    <message>
        <source>does not know</source>
        <translation>weiß nicht</translation>
    </message>
    <message>
        <source>refuses to say</source>
        <translation>will es nicht sagen</translation>
    </message>
    <message>
        <source>whatever else is said</source>
        <translation>was sonst gesagt wird</translation>
    </message>
    <message>
        <source>what is typed</source>
        <translation>was getippt wird</translation>
    </message>
    <message>
        <source>No answer, objection or exit leads here. Lead one here, and the phone shows it.</source>
        <translation>Keine Antwort, kein Einwand und kein Ausgang führt hierher. Führen Sie etwas hierher, dann zeigt es das Telefon.</translation>
    </message>
    <message>
        <source>No call that was tried comes here: an answer on the way rules the lead out, or ends the call.</source>
        <translation>Kein Anruf, der probiert wurde, kommt hier an: Eine Antwort auf dem Weg schließt aus oder beendet den Anruf.</translation>
    </message>
    <message>
        <source>Choose a step, and the phone shows it.</source>
        <translation>Wählen Sie einen Schritt, dann zeigt ihn das Telefon.</translation>
    </message>
    <message>
        <source>The script names something that is not there: no call can be made yet.</source>
        <translation>Das Skript nennt etwas, das es nicht gibt: Damit kann noch nicht angerufen werden.</translation>
    </message>
    <message>
        <source>This line leads nowhere by itself: its answers do.</source>
        <translation>Diese Zeile führt selbst nirgendwohin: Das tun ihre Antworten.</translation>
    </message>
    <message>
        <source>Nobody is asked here: the call decides by itself.</source>
        <translation>Hier wird niemand gefragt: Der Anruf entscheidet selbst.</translation>
    </message>
    <message>
        <source>The call ends here: an end takes no answers.</source>
        <translation>Hier endet der Anruf: Ein Ende hat keine Antworten.</translation>
    </message>
    <message>
        <source>A question has nine keys, and so at most nine answers.</source>
        <translation>Eine Frage hat neun Tasten und darum höchstens neun Antworten.</translation>
    </message>
    <message>
        <source>The script has no stage yet.</source>
        <translation>Das Skript hat noch keine Phase.</translation>
    </message>
    <message>
        <source>A call begins or ends here: lead the stage elsewhere first.</source>
        <translation>Hier beginnt oder endet ein Anruf: Führen Sie die Phase erst woandershin.</translation>
    </message>
    <message>
        <source>Several questions share these answers. They can be changed in the file.</source>
        <translation>Mehrere Fragen teilen sich diese Antworten. Ändern lassen sie sich in der Datei.</translation>
    </message>
    <message>
        <source>Rules look at this: change them first.</source>
        <translation>Regeln sehen sich das an: Ändern Sie zuerst diese.</translation>
    </message>
    <message>
        <source>A question needs two answers at least.</source>
        <translation>Eine Frage braucht mindestens zwei Antworten.</translation>
    </message>
    <message>
        <source>Only an answer of a question means something.</source>
        <translation>Nur die Antwort auf eine Frage bedeutet etwas.</translation>
    </message>
    <message>
        <source>The script asks nothing yet: let a step ask something first.</source>
        <translation>Das Skript fragt noch nichts: Lassen Sie zuerst einen Schritt etwas fragen.</translation>
    </message>
    <message>
        <source>One has to stay ticked. Remove the whole line instead.</source>
        <translation>Eine muss angekreuzt bleiben. Entfernen Sie stattdessen die ganze Zeile.</translation>
    </message>
    <message>
        <source>That is no number: write 12 or 1.5.</source>
        <translation>Das ist keine Zahl: Schreiben Sie 12 oder 1,5.</translation>
    </message>
    <message>
        <source>Write two full hours: 9-17.</source>
        <translation>Schreiben Sie zwei volle Stunden: 9-17.</translation>
    </message>
    <message>
        <source>That list of answers is not there.</source>
        <translation>Diese Liste von Antworten gibt es nicht.</translation>
    </message>
    <message>
        <source>In a file of format 1 such a reply always comes back.</source>
        <translation>In einer Datei im Format 1 kommt eine solche Erwiderung immer zurück.</translation>
    </message>
    <message>
        <source>That cannot be done here.</source>
        <translation>Das geht hier nicht.</translation>
    </message>
    <message>
        <source>Says something</source>
        <translation>Sagt etwas</translation>
    </message>
    <message>
        <source>Offers a choice</source>
        <translation>Lässt wählen</translation>
    </message>
    <message>
        <source>Asks a question</source>
        <translation>Stellt eine Frage</translation>
    </message>
    <message>
        <source>Decides by itself, nobody sees it</source>
        <translation>Entscheidet selbst, niemand sieht es</translation>
    </message>
    <message>
        <source>Ends the call: {outcome}</source>
        <translation>Beendet den Anruf: {outcome}</translation>
    </message>
    <message>
        <source>(no words yet)</source>
        <translation>(noch ohne Worte)</translation>
    </message>
    <message>
        <source>back to the question</source>
        <translation>zurück zur Frage</translation>
    </message>
    <message>
        <source>End: {outcome}</source>
        <translation>Ende: {outcome}</translation>
    </message>
    <message>
        <source>Objection: {label}</source>
        <translation>Einwand: {label}</translation>
    </message>
    <message>
        <source>Nothing leads here yet</source>
        <translation>Hierher führt noch nichts</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>Einwände</translation>
    </message>
    <message>
        <source>when all are done</source>
        <translation>wenn alle durch sind</translation>
    </message>
    <message>
        <source>if ticked: {answer}</source>
        <translation>wenn angekreuzt: {answer}</translation>
    </message>
    <message>
        <source>if {band}</source>
        <translation>wenn {band}</translation>
    </message>
    <message>
        <source>from {points} points on</source>
        <translation>ab {points} Punkten</translation>
    </message>
    <message>
        <source>I understand.</source>
        <translation>Das verstehe ich.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Einwand</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Erwiderung</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Placeholder</source>
        <translation>Platzhalter</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>ScriptsPage</name>
    <message>
        <source>any words of the script</source>
        <extracomment>heard in the outline alone: in a field these keys are its own steps that were shown before, the newest last what is to be marked when the draft was read anew there is no room for the keys of the buttons what is about to be published, line by line</extracomment>
        <translation>beliebige Worte des Skripts</translation>
    </message>
    <message>
        <source>Draft, not published yet</source>
        <translation>Entwurf, noch nicht veröffentlicht</translation>
    </message>
    <message>
        <source>Published: calls use it</source>
        <extracomment>those that look at calls</extracomment>
        <translation>Veröffentlicht: Anrufe verwenden es</translation>
    </message>
    <message>
        <source>The file cannot be read as a script</source>
        <translation>Die Datei lässt sich nicht als Skript lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>Publish …</source>
        <translation>Veröffentlichen …</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Durchspielen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>New script …</source>
        <translation>Neues Skript …</translation>
    </message>
    <message>
        <source>Read in …</source>
        <translation>Einlesen …</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Version {number} is the draft now. {undo} takes that back.</source>
        <translation>Version {number} ist jetzt der Entwurf. {undo} nimmt das zurück.</translation>
    </message>
    <message>
        <source>That text is the draft now. {undo} takes that back.</source>
        <translation>Dieser Text ist jetzt der Entwurf. {undo} nimmt das zurück.</translation>
    </message>
    <message>
        <source>The phone shows no call that could be kept.</source>
        <translation>Das Telefon zeigt kein Gespräch, das sich behalten ließe.</translation>
    </message>
    <message>
        <source>Kept as “{name}”: it is played again at each change.</source>
        <translation>Behalten als „{name}“: Sie wird bei jeder Änderung wieder gespielt.</translation>
    </message>
    <message>
        <source>Rehearsals: {counted}</source>
        <translation>Proben: {counted}</translation>
    </message>
    <message>
        <source>Rehearsals</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>A draft was made of it: calls can be made with it once it is published.</source>
        <translation>Daraus wurde ein Entwurf: Sobald er veröffentlicht ist, kann damit telefoniert werden.</translation>
    </message>
    <message numerus="yes">
        <source>No answer fits: %n</source>
        <translation>
            <numerusform>Keine Antwort passt: %n</numerusform>
            <numerusform>Keine Antwort passt: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer fits</source>
        <translation>Keine Antwort passt</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>LOOK</source>
        <extracomment>letters of a choice that are seen however narrow the window is pixels at the usual size of letters: of the page, with one column and with two; and from which on there are two so many cards: how it looks, how calls go, who the rep is</extracomment>
        <translation>AUSSEHEN</translation>
    </message>
    <message>
        <source>CALLS</source>
        <translation>GESPRÄCHE</translation>
    </message>
    <message>
        <source>YOU</source>
        <translation>SIE</translation>
    </message>
    <message>
        <source>TELEPHONE</source>
        <translation>TELEFON</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>callassist&apos;s own</source>
        <translation>die von callassist</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>Size of the spoken text</source>
        <translation>Größe des Sprechtexts</translation>
    </message>
    <message>
        <source>Keep the window on top of others</source>
        <translation>Fenster über anderen halten</translation>
    </message>
    <message>
        <source>Language calls are spoken in</source>
        <translation>Sprache der Gespräche</translation>
    </message>
    <message>
        <source>as the window</source>
        <translation>wie das Fenster</translation>
    </message>
    <message>
        <source>When to ask what</source>
        <translation>Wann was gefragt wird</translation>
    </message>
    <message>
        <source>as the script says</source>
        <translation>wie im Skript</translation>
    </message>
    <message>
        <source>everything in the first call</source>
        <translation>alles im Erstanruf</translation>
    </message>
    <message>
        <source>Depth of first calls</source>
        <translation>Tiefe von Erstanrufen</translation>
    </message>
    <message>
        <source>a little there, the rest before the presentation</source>
        <translation>teils dort, teils vor der Präsentation</translation>
    </message>
    <message>
        <source>EXPORT AND SCRIPTS</source>
        <translation>EXPORT UND SKRIPTE</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>hoher Kontrast</translation>
    </message>
    <message>
        <source>the guard questions alone, the rest later</source>
        <translation>nur die Pflichtfragen, der Rest später</translation>
    </message>
    <message>
        <source>Depth of appointments</source>
        <translation>Tiefe von Terminen</translation>
    </message>
    <message>
        <source>by the line above</source>
        <translation>wie oben festgelegt</translation>
    </message>
    <message>
        <source>Refused questions that end a call</source>
        <translation>Verweigerte Fragen, die ein Gespräch beenden</translation>
    </message>
    <message>
        <source>only if no guard question was answered</source>
        <translation>nur wenn keine Pflichtfrage beantwortet wurde</translation>
    </message>
    <message>
        <source>Days before a contract ends to call again</source>
        <translation>Wie viele Tage vor Vertragsende wieder anrufen</translation>
    </message>
    <message>
        <source>Show keywords in place of sentences, where a script has them</source>
        <translation>Stichworte statt ganzer Sätze zeigen, wo ein Skript sie hat</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>Ihre Firma</translation>
    </message>
    <message>
        <source>Number to call you back</source>
        <translation>Ihre Rückrufnummer</translation>
    </message>
    <message>
        <source>Who may publish (empty: everybody)</source>
        <translation>Wer veröffentlichen darf (leer: alle)</translation>
    </message>
    <message>
        <source>Country of numbers without a country code</source>
        <translation>Land von Nummern ohne Ländervorwahl</translation>
    </message>
    <message>
        <source>Leads I type in by hand are</source>
        <translation>Leads, die ich selbst eintippe, sind</translation>
    </message>
    <message>
        <source>not known: warn me</source>
        <translation>unbekannt: nur warnen</translation>
    </message>
    <message>
        <source>consumers: refuse without consent</source>
        <translation>Verbraucher: ohne Einwilligung verweigern</translation>
    </message>
    <message>
        <source>businesses: warn me</source>
        <translation>Firmen: nur warnen</translation>
    </message>
    <message>
        <source>Numbers are dialled by</source>
        <translation>Nummern wählt</translation>
    </message>
    <message>
        <source>the system&apos;s telephone (tel:)</source>
        <translation>das Telefon des Systems (tel:)</translation>
    </message>
    <message>
        <source>callto: links</source>
        <translation>ein callto:-Link</translation>
    </message>
    <message>
        <source>sip: links</source>
        <translation>ein sip:-Link</translation>
    </message>
    <message>
        <source>the program below</source>
        <translation>das Programm darunter</translation>
    </message>
    <message>
        <source>Program that dials: %e164%, %national% or %digits%</source>
        <translation>Programm, das wählt: %e164%, %national% oder %digits%</translation>
    </message>
    <message>
        <source>CSV columns are divided by</source>
        <translation>CSV-Spalten sind getrennt durch</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Export for machines: no guard against formulas</source>
        <translation>Export für Maschinen: ohne Schutz vor Formeln</translation>
    </message>
    <message>
        <source>Size of everything, in percent</source>
        <translation>Größe von allem, in Prozent</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <extracomment>it was in front before, with all there is to set on it in two columns, and how many cards one card beneath the other, in two columns where there is room for both</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Everything takes effect at once.</source>
        <translation>Alles wirkt sofort.</translation>
    </message>
</context>
<context>
    <name>SheetFacts</name>
    <message>
        <source>List “{name}”, line {line}</source>
        <extracomment>of them that are not shown</extracomment>
        <translation>Liste „{name}“, Zeile {line}</translation>
    </message>
    <message>
        <source>read in on {day}</source>
        <translation>eingelesen am {day}</translation>
    </message>
    <message>
        <source>obtained on {day}</source>
        <translation>erhalten am {day}</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>am {day}</translation>
    </message>
    <message>
        <source>ended on {day}</source>
        <translation>beendet am {day}</translation>
    </message>
    <message>
        <source>kept until {day}</source>
        <translation>aufbewahrt bis {day}</translation>
    </message>
    <message>
        <source>Told, without a proof: {what}</source>
        <translation>Angegeben, ohne Nachweis: {what}</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>noch nicht genutzt</translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s), last on {day}</source>
        <translation>
            <numerusform>%n Mal genutzt, zuletzt am {day}</numerusform>
            <numerusform>%n Mal genutzt, zuletzt am {day}</numerusform>
        </translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>seit {day}</translation>
    </message>
    <message>
        <source>lifted on {day}</source>
        <translation>aufgehoben am {day}</translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation>noch keine Zeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgesagt</translation>
    </message>
    <message>
        <source>they called</source>
        <translation>Anruf von dort</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Two entries were made one on {day}</source>
        <translation>Zwei Einträge wurden am {day} zusammengeführt</translation>
    </message>
    <message>
        <source>taken back on {day}</source>
        <translation>zurückgenommen am {day}</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>Call</source>
        <translation>Anrufen</translation>
    </message>
    <message>
        <source>Hand out …</source>
        <translation>Herausgeben …</translation>
    </message>
    <message>
        <source>Evidence …</source>
        <translation>Nachweis …</translation>
    </message>
    <message>
        <source>Same as …</source>
        <translation>Dieselbe wie …</translation>
    </message>
    <message>
        <source>Erase …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Make them two again</source>
        <translation>Wieder trennen</translation>
    </message>
    <message>
        <source>only a row of a list: nobody has spoken to them yet</source>
        <translation>nur eine Listenzeile: mit ihr hat noch niemand gesprochen</translation>
    </message>
    <message>
        <source>✕ Blocked: somebody at this number asked not to be called again.</source>
        <translation>✕ Gesperrt: Jemand an dieser Nummer wollte nicht mehr angerufen werden.</translation>
    </message>
    <message>
        <source>! Erased on {day}: what is left has to be kept as a proof.</source>
        <translation>! Gelöscht am {day}: Was übrig ist, muss als Nachweis aufbewahrt werden.</translation>
    </message>
    <message>
        <source>! Somebody with this number was erased on {day}. This entry came afterwards.</source>
        <translation>! Jemand mit dieser Nummer wurde am {day} gelöscht. Dieser Eintrag kam danach.</translation>
    </message>
</context>
<context>
    <name>SpeechCard</name>
    <message>
        <source>Tip: {tip}</source>
        <extracomment>what the choices are found by, whatever they are called what a sentence that must be said has no words for</extracomment>
        <translation>Tipp: {tip}</translation>
    </message>
    <message>
        <source>must be said</source>
        <translation>Pflichtangabe</translation>
    </message>
    <message>
        <source>Nothing to say.</source>
        <translation>Nichts zu sagen.</translation>
    </message>
    <message>
        <source>Language the script is spoken in</source>
        <translation>Sprache, in der gesprochen wird</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>SAY</source>
        <translation>SAGEN SIE</translation>
    </message>
    <message>
        <source>missing: {key}</source>
        <translation>fehlt: {key}</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>etwa {seconds} s</translation>
    </message>
    <message>
        <source>only in {language}</source>
        <translation>nur auf {language}</translation>
    </message>
    <message>
        <source>my words</source>
        <translation>meine Worte</translation>
    </message>
    <message>
        <source>my words wait: the script changed</source>
        <translation>meine Worte warten: Skript geändert</translation>
    </message>
    <message>
        <source>missing: {missing} ({key})</source>
        <translation>es fehlt: {missing} ({key})</translation>
    </message>
    <message>
        <source>legal note</source>
        <translation>Rechtliches</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
</context>
<context>
    <name>StartKeys</name>
    <message>
        <source>On this keyboard that key is taken by its sign. {command}: {key}</source>
        <translation>Auf dieser Tastatur ist die Taste schon durch ihr Zeichen belegt. {command}: {key}</translation>
    </message>
    <message>
        <source>{chord} is an exit of a call. No answer: {no_answer}, busy: {busy}.</source>
        <translation>{chord} ist ein Sonderfall im Gespräch. Nicht erreicht: {no_answer}, besetzt: {busy}.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>There is no script that can be used yet.</source>
        <translation>Es gibt noch kein brauchbares Skript.</translation>
    </message>
    <message>
        <source>Type a name or a number first.</source>
        <translation>Erst einen Namen oder eine Nummer eingeben.</translation>
    </message>
    <message>
        <source>Enter has nothing to do here yet: type whom you call.</source>
        <translation>Enter hat hier noch nichts zu tun: Geben Sie ein, wen Sie anrufen.</translation>
    </message>
    <message>
        <source>Whom do you call?</source>
        <translation>Wen rufen Sie an?</translation>
    </message>
    <message>
        <source>Start call</source>
        <extracomment>milliseconds the first frame may take</extracomment>
        <translation>Gespräch beginnen</translation>
    </message>
    <message>
        <source>Take in</source>
        <extracomment>measures at the usual size of letters: the page is no wider, and its cards take about so much height above, between and beneath two cards None: as settings or script say the lead has rung: no rule forbids that whoever stands in the form by now is to be looked up in the log what was logged last without a call is taken back who is next is called, or something is done with them by a command of their card they are put off until that time whom of those who wait the rep wants to call from now on whether the cards stand side by side, and the keys beneath there is no room for the card of who is next and for what is said of somebody in the form nothing was done here since a call was saved the card of who is next had the focus last the number that stood in the form when a proof was written down last</extracomment>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Your name and your company are not in the settings yet ({key}): scripts keep a gap there.</source>
        <translation>Ihr Name und Ihre Firma stehen noch nicht in den Einstellungen ({key}): Im Skript bleibt dort eine Lücke.</translation>
    </message>
    <message>
        <source>Enter again calls the next one.</source>
        <translation>Noch einmal Eingabe ruft den Nächsten an.</translation>
    </message>
    <message>
        <source>Take the call</source>
        <translation>Gespräch annehmen</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Niemand erreicht</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>The file that proves it is still being copied. Try again in a moment.</source>
        <translation>Die Datei, die es belegt, wird noch kopiert. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Whom did you try to reach? Type a name or a number first.</source>
        <translation>Wen wollten Sie erreichen? Bitte erst Name oder Nummer eingeben.</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Tip, for the rep alone</source>
        <extracomment>a line of the outline, and where it is to lead a line of the outline that is to lead to a step of its own the words of what is new were typed the question, the answer&apos;s value, the `Meaning` the path of the part, the key, whether it holds this finding is to be mended one more answer or reply, and one more wording as `PartForm` tells them: a change of the file, and a button whose words are typed first what is new is typed here before it is made: its name in the file comes of its words what it says beside that: keywords, conditions, tips, steps of replies, points what comes out of calls that are kept as tests, and should not</extracomment>
        <translation>Tipp, nur für Sie am Telefon</translation>
    </message>
    <message>
        <source>Short name, for lists</source>
        <translation>Kurzer Name, für Listen</translation>
    </message>
    <message>
        <source>Other wordings</source>
        <translation>Andere Formulierungen</translation>
    </message>
    <message>
        <source>then →</source>
        <translation>dann →</translation>
    </message>
    <message>
        <source>Must be said</source>
        <translation>Muss gesagt werden</translation>
    </message>
    <message>
        <source>Asked before any appointment</source>
        <translation>Wird vor jedem Termin gefragt</translation>
    </message>
    <message>
        <source>+ wording</source>
        <translation>+ Formulierung</translation>
    </message>
    <message>
        <source>+ tip</source>
        <translation>+ Tipp</translation>
    </message>
    <message>
        <source>What leads may object</source>
        <translation>Was Kunden einwenden können</translation>
    </message>
    <message>
        <source>Steps that nothing leads to</source>
        <translation>Schritte, zu denen nichts führt</translation>
    </message>
    <message>
        <source>+ objection</source>
        <translation>+ Einwand</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Tipp</translation>
    </message>
    <message>
        <source>+ answer</source>
        <translation>+ Antwort</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kurzer Name</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Einwand</translation>
    </message>
    <message>
        <source>What the lead says</source>
        <translation>Was der Kunde sagt</translation>
    </message>
    <message>
        <source>Replies, in the order they are said</source>
        <translation>Erwiderungen, der Reihe nach</translation>
    </message>
    <message>
        <source>+ reply</source>
        <translation>+ Erwiderung</translation>
    </message>
    <message>
        <source>When all of them were said: {exit}</source>
        <translation>Wenn alle gesagt sind: {exit}</translation>
    </message>
    <message>
        <source>Products look at it: {products}</source>
        <translation>Produkte sehen sich das an: {products}</translation>
    </message>
    <message>
        <source>Wording {number}</source>
        <translation>Formulierung {number}</translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message>
        <source>{key} again takes the list “{name}” back.</source>
        <extracomment>a list is gone the list of which it was asked whether it is to be taken back</extracomment>
        <translation>Noch einmal {key} nimmt die Liste „{name}“ zurück.</translation>
    </message>
    <message numerus="yes">
        <source>The list “{name}” is taken back, %n row(s) are gone.</source>
        <translation>
            <numerusform>Die Liste „{name}“ ist zurückgenommen, %n Zeile ist fort.</numerusform>
            <numerusform>Die Liste „{name}“ ist zurückgenommen, %n Zeilen sind fort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n who was called stays in the log.</source>
        <translation>
            <numerusform>%n Angerufener bleibt im Protokoll.</numerusform>
            <numerusform>%n Angerufene bleiben im Protokoll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) its file said not to call stay blocked ({key}).</source>
        <translation>
            <numerusform>%n Nummer, die laut Datei nicht anzurufen ist, bleibt gesperrt ({key}).</numerusform>
            <numerusform>%n Nummern, die laut Datei nicht anzurufen sind, bleiben gesperrt ({key}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetLists</name>
    <message>
        <source>+ a new step</source>
        <extracomment>letters of a step&apos;s words by which it is chosen whether it holds what the script says now</extracomment>
        <translation>+ ein neuer Schritt</translation>
    </message>
    <message>
        <source>as without it</source>
        <translation>wie ohne</translation>
    </message>
</context>
<context>
    <name>ToldBar</name>
    <message numerus="yes">
        <source>Show %n held back</source>
        <extracomment>pixels from which all of it stands in one line, at the usual size of letters</extracomment>
        <translation>
            <numerusform>%n zurückgestellte zeigen</numerusform>
            <numerusform>%n zurückgestellte zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Call the first</source>
        <translation>Den ersten anrufen</translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Choose a call to see how it went.</source>
        <translation>Ein Gespräch wählen, um zu sehen, wie es verlief.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <extracomment>pixels at the usual size of letters after an ending that stands nothing of this follows what a reader of the log has no use for</extracomment>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>corrected ✓</source>
        <translation>berichtigt ✓</translation>
    </message>
    <message>
        <source>saved ✓</source>
        <translation>gespeichert ✓</translation>
    </message>
    <message>
        <source>THE CALL</source>
        <translation>DAS GESPRÄCH</translation>
    </message>
    <message>
        <source>NOTE</source>
        <translation>NOTIZ</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Noch einmal anrufen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>Go on with this call: the lead rings back</source>
        <translation>Hier weitermachen: Ruft gerade zurück</translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation>noch ohne Termin</translation>
    </message>
    <message>
        <source>Next: {what} – {when}</source>
        <translation>Als Nächstes: {what} – {when}</translation>
    </message>
    <message>
        <source>wording {number}</source>
        <translation>Formulierung {number}</translation>
    </message>
    <message>
        <source>part {number}</source>
        <translation>Teil {number}</translation>
    </message>
    <message>
        <source>helped</source>
        <translation>hat geholfen</translation>
    </message>
    <message>
        <source>did not help</source>
        <translation>hat nicht geholfen</translation>
    </message>
    <message>
        <source>replaced later</source>
        <translation>später ersetzt</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>day not known</source>
        <translation>Tag unbekannt</translation>
    </message>
    <message>
        <source>Consent: {day}, {source}</source>
        <translation>Einwilligung: {day}, {source}</translation>
    </message>
    <message>
        <source>Consent: {day}</source>
        <translation>Einwilligung: {day}</translation>
    </message>
    <message>
        <source>Decides: {who}</source>
        <translation>Entscheidet: {who}</translation>
    </message>
    <message>
        <source>Nothing follows: {why}</source>
        <translation>Es folgt nichts: {why}</translation>
    </message>
</context>
<context>
    <name>TreePointing</name>
    <message>
        <source>Steps:</source>
        <extracomment>what is pointed at: those that hold several things, then those that hold words</extracomment>
        <translation>Schritte:</translation>
    </message>
    <message>
        <source>Objections:</source>
        <translation>Einwände:</translation>
    </message>
    <message>
        <source>What is said:</source>
        <translation>Was gesagt wird:</translation>
    </message>
    <message>
        <source>Answers:</source>
        <translation>Antworten:</translation>
    </message>
    <message>
        <source>Words of an answer:</source>
        <translation>Wörter einer Antwort:</translation>
    </message>
    <message>
        <source>Leads to:</source>
        <translation>Führt zu:</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
</context>
<context>
    <name>TypedAnswers</name>
    <message>
        <source>That is not possible here.</source>
        <extracomment>a time at night that was asked back</extracomment>
        <translation>Das geht hier nicht.</translation>
    </message>
    <message>
        <source>“{typed}” lies in the past.</source>
        <translation>„{typed}“ liegt in der Vergangenheit.</translation>
    </message>
    <message>
        <source>“{typed}” is out of range: check the figure.</source>
        <translation>„{typed}“ liegt außerhalb des Möglichen: Bitte die Zahl prüfen.</translation>
    </message>
    <message>
        <source>Several answers begin like “{typed}”: type on.</source>
        <translation>Mit „{typed}“ beginnen mehrere Antworten: weitertippen.</translation>
    </message>
    <message>
        <source>No answer begins like “{typed}”.</source>
        <translation>Mit „{typed}“ beginnt keine Antwort.</translation>
    </message>
    <message>
        <source>“{typed}”: the amount is asked in another currency.</source>
        <translation>„{typed}“: Der Betrag ist in einer anderen Währung gefragt.</translation>
    </message>
    <message>
        <source>“{typed}” does not fit here. Asked for: {how}.</source>
        <translation>„{typed}“ passt hier nicht. Gefragt ist {how}.</translation>
    </message>
    <message>
        <source>That time is over. The times are offered anew.</source>
        <translation>Diese Zeit ist schon vorbei. Die Zeiten werden neu angeboten.</translation>
    </message>
    <message>
        <source>“{typed}”: that is not the unit that is asked for.</source>
        <translation>„{typed}“: In dieser Einheit ist nicht gefragt.</translation>
    </message>
</context>
<context>
    <name>Unreached</name>
    <message>
        <source>Logged: {outcome} – {who}</source>
        <extracomment>one is being logged, or that is over whom the last attempt was for, as long as it can be taken back</extracomment>
        <translation>Protokolliert: {outcome} – {who}</translation>
    </message>
    <message>
        <source>{logged}. {key} takes it back.</source>
        <translation>{logged}. {key} nimmt es zurück.</translation>
    </message>
    <message>
        <source>Taken back: {who}. It counts for nothing.</source>
        <translation>Zurückgenommen: {who}. Es zählt nicht.</translation>
    </message>
</context>
<context>
    <name>VersionsPanel</name>
    <message>
        <source>Looking for versions …</source>
        <extracomment>sentences beside the diff, which has all of it pixels at the usual size of letters: list and text stand side by side from here on what the text calls use is remembered by, where it lies in no version what is shown now: an answer to another question comes too late</extracomment>
        <translation>Versionen werden gesucht …</translation>
    </message>
    <message>
        <source>Nothing was published here yet: calls use the text the script came with.</source>
        <translation>Hier wurde noch nichts veröffentlicht: Anrufe verwenden den Text, mit dem das Skript kam.</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s), the newest first</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen, die neueste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>was there before</source>
        <translation>war vorher da</translation>
    </message>
    <message>
        <source>as calls know it</source>
        <translation>wie Gespräche sie kennen</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s), the last on {day}</source>
        <translation>
            <numerusform>%n Gespräch, am {day}</numerusform>
            <numerusform>%n Gespräche, das letzte am {day}</numerusform>
        </translation>
    </message>
    <message>
        <source>calls use it</source>
        <translation>Anrufe verwenden sie</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>The text calls use</source>
        <translation>Der Text, den Anrufe verwenden</translation>
    </message>
    <message>
        <source>bring it back as a draft</source>
        <translation>als Entwurf zurückholen</translation>
    </message>
    <message>
        <source>{tab} goes to the text · {escape} closes · what is brought back is undone with one key</source>
        <translation>{tab} geht zum Text · {escape} schließt · Zurückgeholtes nimmt eine Taste wieder zurück</translation>
    </message>
    <message>
        <source>what it changed</source>
        <translation>was sie geändert hat</translation>
    </message>
    <message>
        <source>what the draft changed since</source>
        <translation>was der Entwurf seither ändert</translation>
    </message>
    <message>
        <source>the whole text</source>
        <translation>der ganze Text</translation>
    </message>
    <message>
        <source>The text as it was, to be read:</source>
        <translation>Der Text, wie er war, zum Lesen:</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>There is none before it. Its text:</source>
        <translation>Davor gibt es keine. Ihr Text:</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference.</source>
        <translation>Kein Unterschied.</translation>
    </message>
</context>
<context>
    <name>WhatNowCard</name>
    <message>
        <source>WHAT NOW</source>
        <extracomment>so many promises of the day are named; the rest is counted a command of `KEYS` who is held back is to be shown nobody else is typed in: its keys are this card&apos;s; and Enter as well somebody else stands in the form, and there is not much room: one line is left of it</extracomment>
        <translation>WAS JETZT</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>Heute nicht</translation>
    </message>
    <message>
        <source>Start call</source>
        <translation>Gespräch beginnen</translation>
    </message>
    <message>
        <source>Nobody is to be called now</source>
        <translation>Jetzt ist niemand anzurufen</translation>
    </message>
    <message>
        <source>Type whom you call, or wait: the next one is shown here in time.</source>
        <translation>Tippen Sie, wen Sie anrufen, oder warten Sie: Der Nächste steht rechtzeitig hier.</translation>
    </message>
    <message>
        <source>Not all who wait were looked at: nobody of those who were is to be called now.</source>
        <translation>Nicht alle, die warten, wurden geprüft; von den Geprüften ist jetzt niemand anzurufen.</translation>
    </message>
    <message>
        <source>Shown are {whom}. {key} changes that.</source>
        <translation>Gezeigt werden {whom}. {key} ändert das.</translation>
    </message>
    <message>
        <source>! May be called, with a doubt: {reasons}</source>
        <translation>! Darf angerufen werden, mit Zweifel: {reasons}</translation>
    </message>
    <message>
        <source>May be called: {reasons}</source>
        <translation>Darf angerufen werden: {reasons}</translation>
    </message>
    <message>
        <source>! Erased on {day}: somebody with this number asked to be forgotten.</source>
        <translation>! Gelöscht am {day}: Jemand mit dieser Nummer wollte vergessen werden.</translation>
    </message>
    <message>
        <source>Until when? {times}</source>
        <translation>Bis wann? {times}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere Zusage</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Promised today: {times}</source>
        <translation>Heute zugesagt: {times}</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>No answer</source>
        <translation>Niemand erreicht</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Voicemail: message left</source>
        <translation>Anrufbeantworter: Nachricht</translation>
    </message>
    <message>
        <source>Voicemail: no message</source>
        <translation>Anrufbeantworter: ohne Nachricht</translation>
    </message>
    <message>
        <source>Number not in service</source>
        <translation>Nummer nicht vergeben</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Falsche Nummer</translation>
    </message>
    <message>
        <source>Someone else answered</source>
        <translation>Jemand anderes am Apparat</translation>
    </message>
    <message>
        <source>Not put through</source>
        <translation>Nicht durchgestellt</translation>
    </message>
    <message>
        <source>Decision maker named</source>
        <translation>Entscheider genannt</translation>
    </message>
    <message>
        <source>Callback agreed</source>
        <translation>Rückruf vereinbart</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Aufgelegt</translation>
    </message>
    <message>
        <source>Call dropped</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>Refused to answer</source>
        <translation>Antwort verweigert</translation>
    </message>
    <message>
        <source>Not interested</source>
        <translation>Kein Interesse</translation>
    </message>
    <message>
        <source>Disqualified</source>
        <translation>Disqualifiziert</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Information requested</source>
        <translation>Unterlagen gewünscht</translation>
    </message>
    <message>
        <source>Information to pass on</source>
        <translation>Unterlagen zum Weitergeben</translation>
    </message>
    <message>
        <source>Prospect without appointment</source>
        <translation>Interessent ohne Termin</translation>
    </message>
    <message>
        <source>Appointment set</source>
        <translation>Termin vereinbart</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>Do not call again</source>
        <translation>Nicht mehr anrufen</translation>
    </message>
    <message>
        <source>Asked for their data</source>
        <translation>Auskunft über Daten verlangt</translation>
    </message>
    <message>
        <source>Not called: no consent</source>
        <translation>Nicht angerufen: keine Einwilligung</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>Interessent</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>does not know</source>
        <translation>weiß nicht</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>needs your judgement</source>
        <translation>braucht Ihr Urteil</translation>
    </message>
    <message>
        <source>somebody else decides</source>
        <translation>jemand anderes entscheidet</translation>
    </message>
    <message>
        <source>no longer matters</source>
        <translation>nicht mehr wichtig</translation>
    </message>
    <message>
        <source>is asked again</source>
        <translation>wird noch einmal gefragt</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheider</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>Interesse</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Obstacle</source>
        <translation>Hindernis</translation>
    </message>
    <message>
        <source>cannot buy</source>
        <translation>kann nicht kaufen</translation>
    </message>
    <message>
        <source>does not want to</source>
        <translation>will nicht</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>nicht jetzt</translation>
    </message>
    <message>
        <source>both should be present</source>
        <translation>beide sollten dabei sein</translation>
    </message>
    <message>
        <source>not the person who decides</source>
        <translation>nicht die entscheidende Person</translation>
    </message>
    <message>
        <source>do not sell</source>
        <translation>nicht verkaufen</translation>
    </message>
    <message>
        <source>went on against the verdict</source>
        <translation>gegen die Einstufung weitergemacht</translation>
    </message>
    <message>
        <source>unqualified appointment</source>
        <translation>unqualifizierter Termin</translation>
    </message>
    <message>
        <source>can be taken back</source>
        <translation>zurücknehmbar</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Zurückrufen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Call the decision maker</source>
        <translation>Entscheider anrufen</translation>
    </message>
    <message>
        <source>Call before the contract ends</source>
        <translation>Vor Vertragsende anrufen</translation>
    </message>
    <message>
        <source>Send information</source>
        <translation>Unterlagen senden</translation>
    </message>
    <message>
        <source>Rest: tried often enough</source>
        <translation>Ruht: oft genug versucht</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>volunteered</source>
        <translation>von selbst gesagt</translation>
    </message>
    <message>
        <source>from the list</source>
        <translation>aus der Liste</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>consumers</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <source>businesses</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>Angekreuzt</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Einwand</translation>
    </message>
    <message>
        <source>Reply went on</source>
        <translation>Nächster Teil der Erwiderung</translation>
    </message>
    <message>
        <source>Answered before it counts</source>
        <translation>Erwidert, bevor es zählt</translation>
    </message>
    <message>
        <source>Reply rated</source>
        <translation>Antwort bewertet</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Sonderfall</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Eingegeben</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Went on from the reply</source>
        <translation>Mit der Antwort weiter</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <translation>Zurück zur Frage</translation>
    </message>
    <message>
        <source>Against the verdict</source>
        <translation>Gegen die Einstufung</translation>
    </message>
    <message>
        <source>Contact named</source>
        <translation>Person genannt</translation>
    </message>
    <message>
        <source>Own question</source>
        <translation>Eigene Frage</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Next wording</source>
        <translation>Nächste Formulierung</translation>
    </message>
    <message>
        <source>After the reassurance</source>
        <translation>Nach der Zusicherung</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Note changed</source>
        <translation>Notiz geändert</translation>
    </message>
    <message>
        <source>Outcome corrected</source>
        <translation>Ergebnis berichtigt</translation>
    </message>
    <message>
        <source>What follows corrected</source>
        <translation>Was folgt, berichtigt</translation>
    </message>
    <message>
        <source>Stood still: program stopped, or computer asleep</source>
        <translation>Stand still: Programm angehalten oder Rechner im Ruhezustand</translation>
    </message>
    <message>
        <source>Interrupted, then taken up again</source>
        <translation>Unterbrochen, dann wieder aufgenommen</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>falsche Nummer</translation>
    </message>
    <message>
        <source>voicemail</source>
        <translation>Anrufbeantworter</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>später anrufen</translation>
    </message>
    <message>
        <source>do not call again</source>
        <translation>nicht mehr anrufen</translation>
    </message>
    <message>
        <source>hung up</source>
        <translation>aufgelegt</translation>
    </message>
    <message>
        <source>cut off, goes on</source>
        <translation>unterbrochen, geht weiter</translation>
    </message>
    <message>
        <source>someone else on the line</source>
        <translation>andere Person am Apparat</translation>
    </message>
    <message>
        <source>reassurance</source>
        <translation>Beruhigung</translation>
    </message>
    <message>
        <source>does not want to answer</source>
        <translation>möchte nicht antworten</translation>
    </message>
    <message>
        <source>information to pass on</source>
        <translation>Unterlagen zum Weitergeben</translation>
    </message>
    <message>
        <source>notice of the right to object</source>
        <translation>Hinweis auf das Widerspruchsrecht</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>basic</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>extended</source>
        <translation>erweitert</translation>
    </message>
    <message>
        <source>deep</source>
        <translation>vertieft</translation>
    </message>
    <message>
        <source>regular</source>
        <translation>regelmäßig</translation>
    </message>
    <message>
        <source>when closing</source>
        <translation>beim Schließen</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>vor einer Aktualisierung</translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation>vor einer Wiederherstellung</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>first call</source>
        <translation>Erstanruf</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Österreich</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>der Schweiz</translation>
    </message>
    <message>
        <source>Great Britain</source>
        <translation>Großbritannien</translation>
    </message>
    <message>
        <source>the USA</source>
        <translation>den USA</translation>
    </message>
    <message>
        <source>no name, no number</source>
        <translation>ohne Namen und Nummer</translation>
    </message>
    <message>
        <source>at night</source>
        <translation>nachts</translation>
    </message>
    <message>
        <source>{time} is at night. Is that meant? Enter again takes it.</source>
        <translation>{time} Uhr ist nachts. Ist das so gemeint? Noch einmal Enter übernimmt es.</translation>
    </message>
    <message>
        <source>Started by mistake</source>
        <translation>Versehentlich begonnen</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Notiert</translation>
    </message>
</context>
<context>
    <name>WordsPair</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <extracomment>what is typed is an edit so many milliseconds after the last key, and at once when the field is left no text of a script is longer languages beside one another pixels around the lines: what the stylesheet gives a field, its edge, and a little that letters hang over</extracomment>
        <translation>
            <numerusform>%n Wort</numerusform>
            <numerusform>%n Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>etwa {seconds} s</translation>
    </message>
</context>
<context>
    <name>WrapUp</name>
    <message>
        <source>“{text}” is no time. Type for example: tomorrow 10:00, Tuesday 18:00, 4.3. 9:30</source>
        <translation>„{text}“ ist keine Zeitangabe. Zum Beispiel: morgen 10:00, Dienstag 18:00, 4.3. 9:30</translation>
    </message>
    <message>
        <source>What follows?</source>
        <translation>Was folgt?</translation>
    </message>
    <message>
        <source>tomorrow 10:00, Tuesday 18:00</source>
        <translation>morgen 10:00, Dienstag 18:00</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>back into the call</source>
        <translation>zurück ins Gespräch</translation>
    </message>
    <message>
        <source>Worth a note ({key}): who keeps callers out, and when to try again?</source>
        <translation>Eine Notiz lohnt sich ({key}): Wer lässt nicht durch, und wann noch einmal versuchen?</translation>
    </message>
    <message>
        <source>{time} there, {here} by your clock</source>
        <translation>{time} dort, {here} bei Ihnen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Wrap-up: how did it end?</source>
        <translation>Nachbereitung: Wie ging es aus?</translation>
    </message>
    <message>
        <source>another outcome …</source>
        <translation>anderes Ergebnis …</translation>
    </message>
    <message>
        <source>“{text}” is over. Type a time to come.</source>
        <translation>„{text}“ ist schon vorbei. Bitte eine kommende Zeit eingeben.</translation>
    </message>
    <message>
        <source>This is a prospect: say why nothing follows, or choose what does.</source>
        <extracomment>whether an outcome without a next step wants a reason of each outcome of the script&apos;s own the built-in one it is like, and what it is called the rep changed the follow-up: it is hers now</extracomment>
        <translation>Das ist ein Interessent: Warum folgt nichts? Bitte begründen oder wählen, was folgt.</translation>
    </message>
    <message>
        <source>why nothing?</source>
        <translation>warum nichts?</translation>
    </message>
</context>
<context>
    <name>WrittenBand</name>
    <message>
        <source>Names and dates</source>
        <extracomment>what may be said: of names also that they are left as they are, which guesses nothing</extracomment>
        <translation>Namen und Daten</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>_Form</name>
    <message>
        <source>Cancel</source>
        <extracomment>a call itself writes down what is said in it; a file what it says</extracomment>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>{column}: {told}.</source>
        <translation>{column}: {told}.</translation>
    </message>
    <message>
        <source>numbers then: {count} of {all}</source>
        <translation>dann Nummern: {count} von {all}</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>Vorwahl</translation>
    </message>
    <message>
        <source>e.g. 030</source>
        <translation>z. B. 030</translation>
    </message>
    <message>
        <source>An area code is made of figures.</source>
        <translation>Eine Vorwahl besteht aus Ziffern.</translation>
    </message>
</context>
</TS>
