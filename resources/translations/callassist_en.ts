<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BackupPanel</name>
    <message numerus="yes">
        <source>{when} – %n call(s), {size} – {reason}</source>
        <translation>
            <numerusform>{when} – %n call, {size} – {reason}</numerusform>
            <numerusform>{when} – %n calls, {size} – {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of evidence missing or altered</source>
        <translation>
            <numerusform>%n file of evidence missing or altered</numerusform>
            <numerusform>%n files of evidence missing or altered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup made and checked: %n call(s).</source>
        <translation>
            <numerusform>Backup made and checked: %n call.</numerusform>
            <numerusform>Backup made and checked: %n calls.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: %n call(s).</source>
        <translation>
            <numerusform>Restored: %n call.</numerusform>
            <numerusform>Restored: %n calls.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of evidence are missing.</source>
        <translation>
            <numerusform>%n file of evidence is missing.</numerusform>
            <numerusform>%n files of evidence are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlockDeeds</name>
    <message numerus="yes">
        <source>%n block(s) lifted; the reason stays with it.</source>
        <translation>
            <numerusform>%n block lifted; the reason stays with it.</numerusform>
            <numerusform>%n blocks lifted; the reason stays with them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallDesk</name>
    <message numerus="yes">
        <source>Erasing somebody was cut off last time and is done now: %n copy(s) made anew.</source>
        <translation>
            <numerusform>Erasing somebody was cut off last time and is done now: %n copy made anew.</numerusform>
            <numerusform>Erasing somebody was cut off last time and is done now: %n copies made anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallHeader</name>
    <message numerus="yes">
        <source>%n colleague(s) known here: {names}</source>
        <translation>
            <numerusform>%n colleague known here: {names}</numerusform>
            <numerusform>%n colleagues known here: {names}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckBand</name>
    <message numerus="yes">
        <source>{count} row(s) = {parts}</source>
        <translation>
            <numerusform>{count} row = {parts}</numerusform>
            <numerusform>{count} rows = {parts}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) tell a consent to calls of whoever pays or takes part, and not to ours: it is worth nothing (OVG NRW 13 B 1331/08). “{wording}”</source>
        <translation>
            <numerusform>%n row tells a consent to calls of whoever pays or takes part, and not to ours: it is worth nothing (OVG NRW 13 B 1331/08). “{wording}”</numerusform>
            <numerusform>%n rows tell a consent to calls of whoever pays or takes part, and not to ours: it is worth nothing (OVG NRW 13 B 1331/08). “{wording}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsBand</name>
    <message numerus="yes">
        <source>%n more column(s) are kept as they are.</source>
        <translation>
            <numerusform>%n more column is kept as it is.</numerusform>
            <numerusform>%n more columns are kept as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{fields}; %n more kept</source>
        <translation>
            <numerusform>{fields}; %n more kept</numerusform>
            <numerusform>{fields}; %n more kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>Written into {folder}: %n entry(s) in three files.</source>
        <extracomment>words to be told; none: what was told is over words of what is in the way they are erased: what became of it something was written down with them a panel was opened, or all are put away counts whose sheet it was: what comes of an earlier one is not shown</extracomment>
        <translation>
            <numerusform>Written into {folder}: %n entry in three files.</numerusform>
            <numerusform>Written into {folder}: %n entries in three files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Evidence of %n call(s) is written into {folder}.</source>
        <translation>
            <numerusform>Evidence of %n call is written into {folder}.</numerusform>
            <numerusform>Evidence of %n calls is written into {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceOfPeriod</name>
    <message numerus="yes">
        <source>Evidence of %n call(s) is written into {folder}.</source>
        <translation>
            <numerusform>Evidence of one call is written into {folder}.</numerusform>
            <numerusform>Evidence of %n calls is written into {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message numerus="yes">
        <source>%n line(s) written to {path}</source>
        <translation>
            <numerusform>%n line written to {path}</numerusform>
            <numerusform>%n lines written to {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileForm</name>
    <message numerus="yes">
        <source>%n fingerprint(s) of numbers somebody else has blocked</source>
        <translation>
            <numerusform>%n fingerprint of a number somebody else has blocked</numerusform>
            <numerusform>%n fingerprints of numbers somebody else has blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandingOn</name>
    <message numerus="yes">
        <source>%n fingerprint(s) written to {file}.</source>
        <translation>
            <numerusform>%n fingerprint written to {file}.</numerusform>
            <numerusform>%n fingerprints written to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message numerus="yes">
        <source>{done} of {all} row(s)</source>
        <translation>
            <numerusform>{done} of {all} row</numerusform>
            <numerusform>{done} of {all} rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPanel</name>
    <message numerus="yes">
        <source>%n proposal(s) wait for somebody who may publish.</source>
        <translation>
            <numerusform>%n proposal waits for somebody who may publish.</numerusform>
            <numerusform>%n proposals wait for somebody who may publish.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the newest %n call(s)</source>
        <translation>
            <numerusform>in the newest %n call</numerusform>
            <numerusform>in the newest %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n call(s)</source>
        <translation>
            <numerusform>in %n call</numerusform>
            <numerusform>in %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody said %n time(s) whether a reply helped.</source>
        <translation>
            <numerusform>%n time nobody said whether a reply helped.</numerusform>
            <numerusform>%n times nobody said whether a reply helped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntakePanel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objection(s)</source>
        <translation>
            <numerusform>%n objection</numerusform>
            <numerusform>%n objections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation>
            <numerusform>%n reply</numerusform>
            <numerusform>%n replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n piece(s) of the source {taken} were taken over, {left} left out</source>
        <translation>
            <numerusform>of %n piece of the source {taken} was taken over, {left} left out</numerusform>
            <numerusform>of %n pieces of the source {taken} were taken over, {left} left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InterruptedRow</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message numerus="yes">
        <source>and %n more: callassist retention --dry-run</source>
        <translation>
            <numerusform>and %n more: callassist retention --dry-run</numerusform>
            <numerusform>and %n more: callassist retention --dry-run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptWords</name>
    <message numerus="yes">
        <source>%n held row(s) leave on {day}</source>
        <translation>
            <numerusform>%n held row leaves on {day}</numerusform>
            <numerusform>%n held rows leave on {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) nobody was called by leave on {day}</source>
        <translation>
            <numerusform>%n row nobody was called by leaves on {day}</numerusform>
            <numerusform>%n rows nobody was called by leave on {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the list “{list}” were deleted: nobody was called by them for 6 months.</source>
        <translation>
            <numerusform>%n row of the list “{list}” was deleted: nobody was called by it for 6 months.</numerusform>
            <numerusform>%n rows of the list “{list}” were deleted: nobody was called by them for 6 months.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held row(s) of the list “{list}” were deleted: nothing was decided for 30 days.</source>
        <translation>
            <numerusform>%n held row of the list “{list}” was deleted: nothing was decided for 30 days.</numerusform>
            <numerusform>%n held rows of the list “{list}” were deleted: nothing was decided for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected line(s) of the list “{list}” were deleted after 30 days.</source>
        <translation>
            <numerusform>%n rejected line of the list “{list}” was deleted after 30 days.</numerusform>
            <numerusform>%n rejected lines of the list “{list}” were deleted after 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) were deleted: 24 months since the last contact, and nothing came of it.</source>
        <translation>
            <numerusform>%n person was deleted: 24 months since the last contact, and nothing came of it.</numerusform>
            <numerusform>%n people were deleted: 24 months since the last contact, and nothing came of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proof(s) of a consent were deleted: 5 years since the last use.</source>
        <translation>
            <numerusform>%n proof of a consent was deleted: 5 years since the last use.</numerusform>
            <numerusform>%n proofs of a consent were deleted: 5 years since the last use.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that somebody was erased were deleted after 3 years.</source>
        <translation>
            <numerusform>%n note that somebody was erased was deleted after 3 years.</numerusform>
            <numerusform>%n notes that somebody was erased were deleted after 3 years.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the list “{list}” – nobody was called by them for 6 months</source>
        <translation>
            <numerusform>%n row of the list “{list}” – nobody was called by it for 6 months</numerusform>
            <numerusform>%n rows of the list “{list}” – nobody was called by them for 6 months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held row(s) of the list “{list}” – nothing was decided for 30 days</source>
        <translation>
            <numerusform>%n held row of the list “{list}” – nothing was decided for 30 days</numerusform>
            <numerusform>%n held rows of the list “{list}” – nothing was decided for 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected line(s) of the list “{list}” – kept for 30 days</source>
        <translation>
            <numerusform>%n rejected line of the list “{list}” – kept for 30 days</numerusform>
            <numerusform>%n rejected lines of the list “{list}” – kept for 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) – 24 months since the last contact, and nothing came of it</source>
        <translation>
            <numerusform>%n person – 24 months since the last contact, and nothing came of it</numerusform>
            <numerusform>%n people – 24 months since the last contact, and nothing came of it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proof(s) of a consent – 5 years since the last use</source>
        <translation>
            <numerusform>%n proof of a consent – 5 years since the last use</numerusform>
            <numerusform>%n proofs of a consent – 5 years since the last use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that somebody was erased – 3 years ago</source>
        <translation>
            <numerusform>%n note that somebody was erased – 3 years ago</numerusform>
            <numerusform>%n notes that somebody was erased – 3 years ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnownLabel</name>
    <message numerus="yes">
        <source>%n colleague(s) known here: {names}</source>
        <translation>
            <numerusform>%n colleague known here: {names}</numerusform>
            <numerusform>%n colleagues known here: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) are reused and not asked again.</source>
        <translation>
            <numerusform>%n answer is reused and not asked again.</numerusform>
            <numerusform>%n answers are reused and not asked again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListCalling</name>
    <message numerus="yes">
        <source>%n row(s) are held back: {key} says why they may be called.</source>
        <translation>
            <numerusform>%n row is held back: {key} says why they may be called.</numerusform>
            <numerusform>%n rows are held back: {key} says why they may be called.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message numerus="yes">
        <source>“{name}”: %n more may be called, each by a proof of their own.</source>
        <translation>
            <numerusform>“{name}”: %n more may be called, by a proof of their own.</numerusform>
            <numerusform>“{name}”: %n more may be called, each by a proof of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} row(s) = {parts}.</source>
        <translation>
            <numerusform>{count} row = {parts}.</numerusform>
            <numerusform>{count} rows = {parts}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) are in the list.</source>
        <translation>
            <numerusform>%n lead is in the list.</numerusform>
            <numerusform>%n leads are in the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them was erased here before: their sheet says when.</source>
        <translation>
            <numerusform>%n of them was erased here before: their sheet says when.</numerusform>
            <numerusform>%n of them were erased here before: their sheets say when.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More is known of %n since.</source>
        <translation>
            <numerusform>More is known of %n person since.</numerusform>
            <numerusform>More is known of %n people since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back: show them</source>
        <translation>
            <numerusform>%n held back: show them</numerusform>
            <numerusform>%n held back: show them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n entry(s) of this call are not saved yet. Close again to give them up.</source>
        <translation>
            <numerusform>%n entry of this call is not saved yet. Close again to give it up.</numerusform>
            <numerusform>%n entries of this call are not saved yet. Close again to give them up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapRows</name>
    <message numerus="yes">
        <source>%n objection(s)</source>
        <translation>
            <numerusform>%n objection</numerusform>
            <numerusform>%n objections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s)</source>
        <translation>
            <numerusform>%n end</numerusform>
            <numerusform>%n ends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no answer fits: %n</source>
        <translation>
            <numerusform>no answer fits: %n</numerusform>
            <numerusform>no answer fits: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsal(s) come(s) out differently</source>
        <translation>
            <numerusform>%n rehearsal comes out differently</numerusform>
            <numerusform>%n rehearsals come out differently</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextLeads</name>
    <message numerus="yes">
        <source>%n promise(s) written into {file}.</source>
        <extracomment>promises come due while nothing is pressed, and a computer sleeps: it is looked again so often something is being logged, or that is over a call to be started: what is asked for what can be taken back, the last first: a call that reached nobody, somebody put off, who was closed</extracomment>
        <translation>
            <numerusform>%n promise is written into {file}.</numerusform>
            <numerusform>%n promises are written into {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersBand</name>
    <message numerus="yes">
        <source>%n question(s) to answer</source>
        <translation>
            <numerusform>%n question to answer</numerusform>
            <numerusform>%n questions to answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message numerus="yes">
        <source>and %n more, in what is handed out</source>
        <extracomment>pixels at the usual size of letters from which there are two columns parts of the left column where there are two: who it is; right of them, what became of them</extracomment>
        <translation>
            <numerusform>and %n more, in what is handed out</numerusform>
            <numerusform>and %n more, in what is handed out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PathCard</name>
    <message numerus="yes">
        <source>%n earlier answer(s): {key}</source>
        <translation>
            <numerusform>%n earlier answer: {key}</numerusform>
            <numerusform>%n earlier answers: {key}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message numerus="yes">
        <source>%n file(s) may still hold something of them:</source>
        <translation>
            <numerusform>%n file may still hold something of them:</numerusform>
            <numerusform>%n files may still hold something of them:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s) of the log were made anew without them.</source>
        <translation>
            <numerusform>%n copy of the log was made anew without them.</numerusform>
            <numerusform>%n copies of the log were made anew without them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualificationCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n thing(s) no answer fits</source>
        <extracomment>a count from here on is told as &quot;more than&quot; what waits on the page; 0: nothing</extracomment>
        <translation>
            <numerusform>%n thing no answer fits</numerusform>
            <numerusform>%n things no answer fits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingBand</name>
    <message numerus="yes">
        <source>{count} row(s)</source>
        <translation>
            <numerusform>one row</numerusform>
            <numerusform>{count} rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {count} row(s)</source>
        <translation>
            <numerusform>about one row</numerusform>
            <numerusform>about {count} rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message numerus="yes">
        <source>backup of {when}: %n call(s)</source>
        <translation>
            <numerusform>backup of {when}: %n call</numerusform>
            <numerusform>backup of {when}: %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n older backup(s)</source>
        <translation>
            <numerusform>and %n older backup</numerusform>
            <numerusform>and %n older backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) are back.</source>
        <translation>
            <numerusform>%n call is back.</numerusform>
            <numerusform>%n calls are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) were damaged themselves and passed over.</source>
        <translation>
            <numerusform>%n backup was damaged itself and passed over.</numerusform>
            <numerusform>%n backups were damaged themselves and passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) could not be read any more.</source>
        <translation>
            <numerusform>%n entry could not be read any more.</numerusform>
            <numerusform>%n entries could not be read any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of evidence are missing.</source>
        <translation>
            <numerusform>%n file of evidence is missing.</numerusform>
            <numerusform>%n files of evidence are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RehearsalsPanel</name>
    <message numerus="yes">
        <source>%n rehearsal(s): all come out as they must.</source>
        <translation>
            <numerusform>%n rehearsal: it comes out as it must.</numerusform>
            <numerusform>%n rehearsals: all come out as they must.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{failing} of %n rehearsal(s) come(s) out differently.</source>
        <translation>
            <numerusform>{failing} of %n rehearsal comes out differently.</numerusform>
            <numerusform>{failing} of %n rehearsals come out differently.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RescueOffers</name>
    <message numerus="yes">
        <source>%n entry(s) of the call with {who} could not be saved on {time}.</source>
        <extracomment>one is being taken in, or that is over</extracomment>
        <translation>
            <numerusform>%n entry of the call with {who} could not be saved on {time}.</numerusform>
            <numerusform>%n entries of the call with {who} could not be saved on {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) that could not be saved before were taken into the call log.</source>
        <translation>
            <numerusform>%n entry that could not be saved before was taken into the call log.</numerusform>
            <numerusform>%n entries that could not be saved before were taken into the call log.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingCard</name>
    <message numerus="yes">
        <source>Numbers of %n people end like this one. Which of them?</source>
        <translation>
            <numerusform>The number of %n person ends like this one. Which?</numerusform>
            <numerusform>Numbers of %n people end like this one. Which of them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people have this number; these are the first nine.</source>
        <translation>
            <numerusform>%n person has this number; these are the first nine.</numerusform>
            <numerusform>%n people have this number; these are the first nine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people have this number. Which of them?</source>
        <translation>
            <numerusform>%n person has this number. Which of them?</numerusform>
            <numerusform>%n people have this number. Which of them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more before that.</source>
        <translation>
            <numerusform>%n more before that.</numerusform>
            <numerusform>%n more before that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesCard</name>
    <message numerus="yes">
        <source>The file that ships with callassist: %n rule(s), our presets and no legal advice.</source>
        <translation>
            <numerusform>The file that ships with callassist: %n rule, our presets and no legal advice.</numerusform>
            <numerusform>The file that ships with callassist: %n rules, our presets and no legal advice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your own copy: %n rule(s).</source>
        <translation>
            <numerusform>Your own copy: %n rule.</numerusform>
            <numerusform>Your own copy: %n rules.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavingRejects</name>
    <message numerus="yes">
        <source>%n line(s) written to {path}</source>
        <translation>
            <numerusform>%n line written to {path}</numerusform>
            <numerusform>%n lines written to {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptCard</name>
    <message numerus="yes">
        <source>cannot be used: %n problem(s)</source>
        <translation>
            <numerusform>cannot be used: %n problem</numerusform>
            <numerusform>cannot be used: %n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptExporting</name>
    <message numerus="yes">
        <source>%n thing(s) of the script have no words there; a page has them all.</source>
        <translation>
            <numerusform>%n thing of the script has no words there; a page has them all.</numerusform>
            <numerusform>%n things of the script have no words there; a page has them all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptPublishing</name>
    <message numerus="yes">
        <source>%n error(s) keep it from being published.</source>
        <extracomment>sentences that are shown; who changed more knows it what is about to be published, line by line; &quot;&quot;: nothing any more the `Item` of the file in which the first error lies it was asked for, and what is being read or played has to be known before</extracomment>
        <translation>
            <numerusform>%n error keeps it from being published.</numerusform>
            <numerusform>%n errors keep it from being published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %n rehearsal(s): all come out as they must.</source>
        <translation>
            <numerusform>✓ %n rehearsal: it comes out as it must.</numerusform>
            <numerusform>✓ %n rehearsals: all come out as they must.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{failing} of %n rehearsal(s) come(s) out differently:</source>
        <translation>
            <numerusform>{failing} of %n rehearsal comes out differently:</numerusform>
            <numerusform>{failing} of %n rehearsals come out differently:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptsPage</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No answer fits: %n</source>
        <translation>
            <numerusform>No answer fits: %n</numerusform>
            <numerusform>No answer fits: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetFacts</name>
    <message numerus="yes">
        <source>used %n time(s), last on {day}</source>
        <translation>
            <numerusform>used once, last on {day}</numerusform>
            <numerusform>used %n times, last on {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message numerus="yes">
        <source>The list “{name}” is taken back, %n row(s) are gone.</source>
        <translation>
            <numerusform>The list “{name}” is taken back, %n row is gone.</numerusform>
            <numerusform>The list “{name}” is taken back, %n rows are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n who was called stays in the log.</source>
        <translation>
            <numerusform>%n who was called stays in the log.</numerusform>
            <numerusform>%n who were called stay in the log.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) its file said not to call stay blocked ({key}).</source>
        <translation>
            <numerusform>%n number its file said not to call stays blocked ({key}).</numerusform>
            <numerusform>%n numbers its file said not to call stay blocked ({key}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToldBar</name>
    <message numerus="yes">
        <source>Show %n held back</source>
        <extracomment>pixels from which all of it stands in one line, at the usual size of letters</extracomment>
        <translation>
            <numerusform>Show %n held back</numerusform>
            <numerusform>Show %n held back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionsPanel</name>
    <message numerus="yes">
        <source>%n version(s), the newest first</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions, the newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s), the last on {day}</source>
        <translation>
            <numerusform>%n call, on {day}</numerusform>
            <numerusform>%n calls, the last on {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatNowCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsPair</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <extracomment>what is typed is an edit so many milliseconds after the last key, and at once when the field is left no text of a script is longer languages beside one another pixels around the lines: what the stylesheet gives a field, its edge, and a little that letters hang over</extracomment>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
</TS>
