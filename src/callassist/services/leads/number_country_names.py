"""What countries are called in the columns of lists: code and names, folded, in eight languages.

Each country begins a line of its own: its ISO 3166 codes of two and of three letters, then its names (of the Unicode
CLDR in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish, and what people write besides).
"""

from __future__ import annotations

NAMES = """\
AD AND andorra, andorre, andora
AE ARE united arab emirates, vereinigte arabische emirate, emirats arabes unis, emiratos arabes unidos, emirati
  arabi uniti, emirados arabes unidos, verenigde arabische emiraten, zjednoczone emiraty arabskie, uae, vae
AF AFG afghanistan, afganistan, afeganistao
AG ATG antigua barbuda, antigua und barbuda, antigua et barbuda, antigua y barbuda, antigua e barbuda, antigua en
  barbuda, antigua i barbuda, antigua and barbuda
AI AIA anguilla, anguila
AL ALB albania, albanien, albanie
AM ARM armenia, armenien, armenie
AO AGO angola
AQ ATA antarctica, antarktis, antarctique, antartida, antartide, antarktyda
AR ARG argentina, argentinien, argentine, argentinie, argentyna
AS ASM american samoa, amerikanisch samoa, samoa americaines, samoa americana, samoa americane, amerikaans samoa,
  samoa amerykanskie
AT AUT austria, osterreich, autriche, oostenrijk, a, oesterreich, republik osterreich
AU AUS australia, australien, australie
AW ABW aruba
AX ALA aland islands, alandinseln, iles aland, islas aland, isole aland, ilhas aland, aland, wyspy alandzkie
AZ AZE azerbaijan, aserbaidschan, azerbaidjan, azerbaiyan, azerbaigian, azerbaijao, azerbeidzjan, azerbejdzan
BA BIH bosnia herzegovina, bosnien und herzegowina, bosnie herzegovine, bosnia y herzegovina, bosnia ed erzegovina,
  bosnia e herzegovina, bosnie en herzegovina, bosnia i hercegowina, bosnia and herzegovina
BB BRB barbados, barbade
BD BGD bangladesh, bangladesch, banglades, bangladesz
BE BEL belgium, belgien, belgique, belgica, belgio, belgie, belgia, b
BF BFA burkina faso, burquina faso
BG BGR bulgaria, bulgarien, bulgarie, bulgarije, bułgaria
BH BHR bahrain, bahrein, barein, bahrajn
BI BDI burundi
BJ BEN benin
BL BLM st barthelemy, saint barthelemy, san bartolome, sao bartolomeu
BM BMU bermuda, bermudes, bermudas, bermudy
BN BRN brunei, brunei darussalam
BO BOL bolivia, bolivien, bolivie, boliwia, bolivia plurinational state of
BQ BES caribbean netherlands, karibische niederlande, pays bas caribeens, caribe neerlandes, caraibi olandesi,
  paises baixos caribenhos, caribisch nederland, niderlandy karaibskie, bonaire sint eustatius and saba
BR BRA brazil, brasilien, bresil, brasil, brasile, brazilie, brazylia
BS BHS bahamas, bahama s, bahamy
BT BTN bhutan, bhoutan, butan, butao
BV BVT bouvet island, bouvetinsel, ile bouvet, isla bouvet, isola bouvet, ilha bouvet, bouveteiland, wyspa bouveta
BW BWA botswana, botsuana
BY BLR belarus, bielorussie, bielorrusia, bielorussia, bielorrussia, białorus, weissrussland
BZ BLZ belize, belice
CA CAN canada, kanada
CC CCK cocos keeling islands, kokosinseln, iles cocos, islas cocos, isole cocos keeling, ilhas cocos keeling,
  cocoseilanden, wyspy kokosowe
CD COD congo kinshasa, kongo kinshasa, republica democratica del congo, demokratyczna republika konga, dr congo, dr
  kongo, congo the democratic republic of the
CF CAF central african republic, zentralafrikanische republik, republique centrafricaine, republica centroafricana,
  repubblica centrafricana, republica centro africana, centraal afrikaanse republiek, republika srodkowoafrykanska
CG COG congo brazzaville, kongo brazzaville, congo, republica do congo, kongo
CH CHE switzerland, schweiz, suisse, suiza, svizzera, suica, zwitserland, szwajcaria, swiss, sui, schweizerische
  eidgenossenschaft
CI CIV cote d ivoire, costa d avorio, costa do marfim, ivoorkust, ivory coast, elfenbeinkuste
CK COK cook islands, cookinseln, iles cook, islas cook, isole cook, ilhas cook, cookeilanden, wyspy cooka
CL CHL chile, chili, cile
CM CMR cameroon, kamerun, cameroun, camerun, camaroes, kameroen
CN CHN china, chine, cina, chiny, people s republic of china, vr china, pr china, china volksrepublik, republica
  popular china, china republica popular
CO COL colombia, kolumbien, colombie, kolumbia
CR CRI costa rica, kostaryka
CU CUB cuba, kuba
CV CPV cape verde, cabo verde, cap vert, capo verde, kaapverdie, republika zielonego przyladka, kap verde
CW CUW curacao, curazao
CX CXR christmas island, weihnachtsinsel, ile christmas, isla de navidad, isola christmas, ilha christmas,
  christmaseiland, wyspa bozego narodzenia
CY CYP cyprus, zypern, chypre, chipre, cipro, cypr
CZ CZE czechia, tschechien, tchequie, chequia, cechia, tchequia, tsjechie, czechy, czech republic, tschechische
  republik, republica checa, repubblica ceca, republique tcheque
DE DEU germany, deutschland, allemagne, alemania, germania, alemanha, duitsland, niemcy, brd, d, bundesrepublik
  deutschland, federal republic of germany, ger
DJ DJI djibouti, dschibuti, yibuti, gibuti, djibuti, dzibuti
DK DNK denmark, danemark, dinamarca, danimarca, denemarken, dania, danmark
DM DMA dominica, dominique, dominika
DO DOM dominican republic, dominikanische republik, republique dominicaine, republica dominicana, repubblica
  dominicana, dominicaanse republiek, dominikana
DZ DZA algeria, algerien, algerie, argelia, algerije, algieria
EC ECU ecuador, equateur, equador, ekwador
EE EST estonia, estland, estonie
EG EGY egypt, agypten, egypte, egipto, egitto, egito, egipt
EH ESH western sahara, westsahara, sahara occidental, sahara occidentale, saara ocidental, westelijke sahara, sahara
  zachodnia
ER ERI eritrea, erythree, eritreia, erytrea
ES ESP spain, spanien, espagne, espana, spagna, espanha, spanje, hiszpania, e
ET ETH ethiopia, athiopien, ethiopie, etiopia
FI FIN finland, finnland, finlande, finlandia, suomi
FJ FJI fiji, fidschi, fidji, fiyi, figi, fidzi
FK FLK falkland islands, falklandinseln, iles malouines, islas malvinas, isole falkland, ilhas malvinas,
  falklandeilanden, falklandy, falkland islands malvinas
FM FSM micronesia, mikronesien, micronesie, mikronezja, micronesia federated states of
FO FRO faroe islands, faroer, iles feroe, islas feroe, isole fær øer, ilhas faroe, faeroer, wyspy owcze
FR FRA france, frankreich, francia, franca, frankrijk, francja, f
GA GAB gabon, gabun, gabao
GB GBR united kingdom, vereinigtes konigreich, royaume uni, reino unido, regno unito, verenigd koninkrijk, wielka
  brytania, uk, u k, great britain, grossbritannien, england, scotland, schottland, wales, northern ireland,
  nordirland, grande bretagne, gran bretagna, united kingdom of great britain and northern ireland
GD GRD grenada, grenade, granada
GE GEO georgia, georgien, georgie, gruzja
GF GUF french guiana, franzosisch guayana, guyane francaise, guayana francesa, guyana francese, guiana francesa,
  frans guyana, gujana francuska
GG GGY guernsey, guernesey
GH GHA ghana, gana
GI GIB gibraltar, gibilterra
GL GRL greenland, gronland, groenland, groenlandia, grenlandia
GM GMB gambia, gambie
GN GIN guinea, guinee, guine, gwinea
GP GLP guadeloupe, guadalupe, guadalupa, gwadelupa
GQ GNQ equatorial guinea, aquatorialguinea, guinee equatoriale, guinea ecuatorial, guinea equatoriale, guine
  equatorial, equatoriaal guinea, gwinea rownikowa
GR GRC greece, griechenland, grece, grecia, griekenland, grecja, hellas
GS SGS south georgia south sandwich islands, sudgeorgien und die sudlichen sandwichinseln, georgie du sud et les
  iles sandwich du sud, islas georgia del sur y sandwich del sur, georgia del sud e sandwich australi, ilhas georgia
  do sul e sandwich do sul, zuid georgia en zuidelijke sandwicheilanden, georgia południowa i sandwich południowy,
  south georgia and the south sandwich islands
GT GTM guatemala, gwatemala
GU GUM guam
GW GNB guinea bissau, guinee bissau, guinea bisau, guine bissau, gwinea bissau
GY GUY guyana, guiana, gujana
HK HKG hong kong sar china, sonderverwaltungsregion hongkong, r a s chinoise de hong kong, rae de hong kong china,
  ras di hong kong, hong kong rae da china, hongkong sar van china, sra hongkong chiny, hong kong, hongkong
HM HMD heard island mcdonald islands, heard und mcdonaldinseln, iles heard et macdonald, islas heard y mcdonald,
  isole heard e mcdonald, ilhas heard e mcdonald, heard en mcdonaldeilanden, wyspy heard i mcdonalda, heard island
  and mcdonald islands
HN HND honduras
HR HRV croatia, kroatien, croatie, croacia, croazia, kroatie, chorwacja
HT HTI haiti
HU HUN hungary, ungarn, hongrie, hungria, ungheria, hongarije, wegry, magyarorszag
ID IDN indonesia, indonesien, indonesie, indonezja
IE IRL ireland, irland, irlande, irlanda, ierland, irlandia, eire, republic of ireland, republik irland
IL ISR israel, israele, izrael
IM IMN isle of man, ile de man, isla de man, isola di man, ilha de man, wyspa man
IN IND india, indien, inde, indie
IO IOT british indian ocean territory, britisches territorium im indischen ozean, territoire britannique de l ocean
  indien, territorio britanico del oceano indico, territorio britannico dell oceano indiano, territorio britanico do
  oceano indico, brits indische oceaanterritorium, brytyjskie terytorium oceanu indyjskiego
IQ IRQ iraq, irak, iraque
IR IRN iran, ira, islamic republic of iran, iran islamic republic of
IS ISL iceland, island, islande, islandia, islanda, ijsland
IT ITA italy, italien, italie, italia, włochy, i
JE JEY jersey
JM JAM jamaica, jamaika, jamaique, giamaica, jamajka
JO JOR jordan, jordanien, jordanie, jordania, giordania
JP JPN japan, japon, giappone, japao, japonia
KE KEN kenya, kenia, quenia
KG KGZ kyrgyzstan, kirgisistan, kirghizstan, kirguistan, kirghizistan, quirguistao, kirgizie, kirgistan, kyrgyz
  republic, kirgisien
KH KHM cambodia, kambodscha, cambodge, camboya, cambogia, camboja, cambodja, kambodza
KI KIR kiribati, quiribati
KM COM comoros, komoren, comores, comoras, comore, comoren, komory
KN KNA st kitts nevis, st kitts und nevis, saint christophe et nieves, san cristobal y nieves, saint kitts e nevis,
  sao cristovao e nevis, saint kitts en nevis, saint kitts i nevis, saint kitts and nevis
KP PRK north korea, nordkorea, coree du nord, corea del norte, corea del nord, coreia do norte, noord korea, korea
  połnocna, korea democratic people s republic of
KR KOR south korea, sudkorea, coree du sud, corea del sur, corea del sud, coreia do sul, zuid korea, korea
  południowa, republic of korea, korea republic of
KW KWT kuwait, koweit, koeweit, kuwejt
KY CYM cayman islands, kaimaninseln, iles caimans, islas caiman, isole cayman, ilhas cayman, kaaimaneilanden,
  kajmany
KZ KAZ kazakhstan, kasachstan, kazajistan, kazakistan, cazaquistao, kazachstan
LA LAO laos, lao people s democratic republic
LB LBN lebanon, libanon, liban, libano
LC LCA st lucia, sainte lucie, santa lucia, saint lucia
LI LIE liechtenstein, fl
LK LKA sri lanka
LR LBR liberia
LS LSO lesotho, lesoto
LT LTU lithuania, litauen, lituanie, lituania, litouwen, litwa
LU LUX luxembourg, luxemburg, luxemburgo, lussemburgo, luksemburg, l
LV LVA latvia, lettland, lettonie, letonia, lettonia, letland, łotwa
LY LBY libya, libyen, libye, libia, libie
MA MAR morocco, marokko, maroc, marruecos, marocco, marrocos, maroko
MC MCO monaco, monako
MD MDA moldova, republik moldau, moldavie, moldavia, mołdawia, moldawien, moldova republic of
ME MNE montenegro, czarnogora
MF MAF st martin, saint martin, san martin, sao martinho, saint martin french part
MG MDG madagascar, madagaskar
MH MHL marshall islands, marshallinseln, iles marshall, islas marshall, isole marshall, ilhas marshall,
  marshalleilanden, wyspy marshalla
MK MKD north macedonia, nordmazedonien, macedoine du nord, macedonia del norte, macedonia del nord, macedonia do
  norte, noord macedonie, macedonia połnocna, macedonia, mazedonien
ML MLI mali
MM MMR myanmar burma, myanmar, myanmar birmanie, myanmar birmania, mianmar birmania, myanmar birma, mjanma birma,
  burma, birma
MN MNG mongolia, mongolei, mongolie
MO MAC macao sar china, sonderverwaltungsregion macau, r a s chinoise de macao, rae de macao china, ras di macao,
  macau rae da china, macau sar van china, sra makau chiny, macau, macao
MP MNP northern mariana islands, nordliche marianen, iles mariannes du nord, islas marianas del norte, isole
  marianne settentrionali, ilhas marianas do norte, noordelijke marianen, mariany połnocne
MQ MTQ martinique, martinica, martynika
MR MRT mauritania, mauretanien, mauritanie, mauretania
MS MSR montserrat
MT MLT malta, malte
MU MUS mauritius, maurice, mauricio
MV MDV maldives, malediven, maldivas, maldive, maldiven, malediwy
MW MWI malawi, malaui
MX MEX mexico, mexiko, mexique, messico, meksyk
MY MYS malaysia, malaisie, malasia, maleisie, malezja
MZ MOZ mozambique, mosambik, mozambico, mocambique, mozambik
NA NAM namibia, namibie
NC NCL new caledonia, neukaledonien, nouvelle caledonie, nueva caledonia, nuova caledonia, nova caledonia, nieuw
  caledonie, nowa kaledonia
NE NER niger
NF NFK norfolk island, norfolkinsel, ile norfolk, isla norfolk, isola norfolk, ilha norfolk, norfolk
NG NGA nigeria
NI NIC nicaragua, nikaragua
NL NLD netherlands, niederlande, pays bas, paises bajos, paesi bassi, paises baixos, nederland, holandia, holland,
  the netherlands
NO NOR norway, norwegen, norvege, noruega, norvegia, noorwegen, norwegia, norge, n
NP NPL nepal
NR NRU nauru
NU NIU niue
NZ NZL new zealand, neuseeland, nouvelle zelande, nueva zelanda, nuova zelanda, nova zelandia, nieuw zeeland, nowa
  zelandia
OM OMN oman, oma
PA PAN panama
PE PER peru, perou
PF PYF french polynesia, franzosisch polynesien, polynesie francaise, polinesia francesa, polinesia francese, frans
  polynesie, polinezja francuska
PG PNG papua new guinea, papua neuguinea, papouasie nouvelle guinee, papua nueva guinea, papua nuova guinea, papua
  nova guine, papoea nieuw guinea, papua nowa gwinea
PH PHL philippines, philippinen, filipinas, filippine, filipijnen, filipiny
PK PAK pakistan, paquistao
PL POL poland, polen, pologne, polonia, polska
PM SPM st pierre miquelon, st pierre und miquelon, saint pierre et miquelon, san pedro y miquelon, saint pierre e
  miquelon, sao pedro e miquelao, saint pierre en miquelon, saint pierre i miquelon, saint pierre and miquelon
PN PCN pitcairn islands, pitcairninseln, iles pitcairn, islas pitcairn, isole pitcairn, ilhas pitcairn,
  pitcairneilanden, pitcairn
PR PRI puerto rico, porto rico, portorico, portoryko
PS PSE palestinian territories, palastinensische autonomiegebiete, territoires palestiniens, territorios palestinos,
  territori palestinesi, palestijnse gebieden, terytoria palestynskie, palestine, palastina, palestine state of
PT PRT portugal, portogallo, portugalia
PW PLW palau, palaos
PY PRY paraguay, paraguai, paragwaj
QA QAT qatar, katar, catar
RE REU reunion, la reunion, riunione, reuniao
RO ROU romania, rumanien, roumanie, rumania, romenia, roemenie, rumunia
RS SRB serbia, serbien, serbie, servia, servie
RU RUS russia, russland, russie, rusia, rusland, rosja, russian federation, russische foderation
RW RWA rwanda, ruanda
SA SAU saudi arabia, saudi arabien, arabie saoudite, arabia saudi, arabia saudita, saoedi arabie, arabia saudyjska
SB SLB solomon islands, salomonen, iles salomon, islas salomon, isole salomone, ilhas salomao, salomonseilanden,
  wyspy salomona
SC SYC seychelles, seychellen, seicheles, seszele
SD SDN sudan, soudan, sudao, soedan
SE SWE sweden, schweden, suede, suecia, svezia, zweden, szwecja, sverige, s
SG SGP singapore, singapur, singapour, singapura
SH SHN st helena ascension tristan da cunha, st helena, sainte helene, santa elena, sant elena, santa helena, sint
  helena, wyspa swietej heleny, saint helena ascension and tristan da cunha
SI SVN slovenia, slowenien, slovenie, eslovenia, słowenia
SJ SJM svalbard jan mayen, spitzbergen und jan mayen, svalbard et jan mayen, svalbard y jan mayen, svalbard e jan
  mayen, spitsbergen en jan mayen, svalbard i jan mayen, svalbard and jan mayen
SK SVK slovakia, slowakei, slovaquie, eslovaquia, slovacchia, slowakije, słowacja, slovak republic, slowakische
  republik
SL SLE sierra leone, sierra leona, serra leoa
SM SMR san marino, saint marin
SN SEN senegal
SO SOM somalia, somalie
SR SUR suriname, surinam
SS SSD south sudan, sudsudan, soudan du sud, sudan del sur, sud sudan, sudao do sul, zuid soedan, sudan południowy
ST STP sao tome principe, sao tome und principe, sao tome et principe, santo tome y principe, sao tome e principe,
  sao tome en principe, wyspy swietego tomasza i ksiazeca, sao tome and principe
SV SLV el salvador, salvador, salwador
SX SXM sint maarten, saint martin partie neerlandaise, sint maarten dutch part
SY SYR syria, syrien, syrie, siria, syrian arab republic
SZ SWZ eswatini, esuatini, essuatini, swaziland, swasiland
TC TCA turks caicos islands, turks und caicosinseln, iles turques et caiques, islas turcas y caicos, isole turks e
  caicos, ilhas turcas e caicos, turks en caicoseilanden, turks i caicos, turks and caicos islands
TD TCD chad, tschad, tchad, ciad, chade, tsjaad, czad
TF ATF french southern and antarctic lands, franzosische sud und antarktisgebiete, terres australes francaises,
  territorios australes franceses, terre australi francesi, territorios franceses do sul, franse gebieden in de
  zuidelijke indische oceaan, francuskie terytoria południowe i antarktyczne, french southern territories
TG TGO togo
TH THA thailand, thailande, tailandia, thailandia, tajlandia
TJ TJK tajikistan, tadschikistan, tadjikistan, tayikistan, tagikistan, tadjiquistao, tadzjikistan, tadzykistan
TK TKL tokelau
TL TLS timor leste, timor oriental, timor est, oost timor, timor wschodni
TM TKM turkmenistan, turcomenistao
TN TUN tunisia, tunesien, tunisie, tunez, tunesie, tunezja
TO TON tonga
TR TUR turkiye, turkei, turquie, turquia, turchia, turkije, turcja, turkey
TT TTO trinidad tobago, trinidad und tobago, trinite et tobago, trinidad y tobago, trinidad e tobago, trinidad en
  tobago, trynidad i tobago, trinidad and tobago
TV TUV tuvalu
TW TWN taiwan, tajwan, taiwan province of china
TZ TZA tanzania, tansania, tanzanie, tanzania united republic of
UA UKR ukraine, ucrania, ucraina, oekraine, ukraina
UG UGA uganda, ouganda, oeganda
UM UMI u s outlying islands, amerikanische uberseeinseln, iles mineures eloignees des etats unis, islas menores
  alejadas de ee uu, isole minori esterne degli stati uniti, ilhas menores distantes dos eua, kleine afgelegen
  eilanden van de verenigde staten, dalekie wyspy mniejsze stanow zjednoczonych, united states minor outlying
  islands
US USA united states, vereinigte staaten, etats unis, estados unidos, stati uniti, verenigde staten, stany
  zjednoczone, united states of america, u s a, vereinigte staaten von amerika, estados unidos da america, america,
  amerika
UY URY uruguay, uruguai, urugwaj
UZ UZB uzbekistan, usbekistan, ouzbekistan, uzbequistao, oezbekistan
VA VAT vatican city, vatikanstadt, etat de la cite du vatican, ciudad del vaticano, citta del vaticano, cidade do
  vaticano, vaticaanstad, watykan, vatican, vatikan, holy see, holy see vatican city state
VC VCT st vincent grenadines, st vincent und die grenadinen, saint vincent et les grenadines, san vicente y las
  granadinas, saint vincent e grenadine, sao vicente e granadinas, saint vincent en de grenadines, saint vincent i
  grenadyny, saint vincent and the grenadines
VE VEN venezuela, wenezuela, venezuela bolivarian republic of
VG VGB british virgin islands, britische jungferninseln, iles vierges britanniques, islas virgenes britanicas, isole
  vergini britanniche, ilhas virgens britanicas, britse maagdeneilanden, brytyjskie wyspy dziewicze, virgin islands
  british
VI VIR u s virgin islands, amerikanische jungferninseln, iles vierges des etats unis, islas virgenes de ee uu, isole
  vergini americane, ilhas virgens americanas, amerikaanse maagdeneilanden, wyspy dziewicze stanow zjednoczonych,
  virgin islands u s
VN VNM vietnam, viet nam, vietna, wietnam
VU VUT vanuatu
WF WLF wallis futuna, wallis und futuna, wallis et futuna, wallis y futuna, wallis e futuna, wallis en futuna,
  wallis i futuna, wallis and futuna
WS WSM samoa
XK XKX kosovo, kosowo
YE YEM yemen, jemen, iemen
YT MYT mayotte, majotta
ZA ZAF south africa, sudafrika, afrique du sud, sudafrica, africa do sul, zuid afrika, republika południowej afryki
ZM ZMB zambia, sambia, zambie
ZW ZWE zimbabwe, simbabwe, zimbabue
"""
