# Geiriau Laureate yn Gymraeg. / Laureate's words in Welsh.
#
# This translation waits for a native reader: it is complete and in use where a setting asks for it, but nobody whose first
# language is Welsh has read it yet. Names and what comes from the catalogue stand where they need no mutation: after a colon, in
# brackets or in quotation marks. After a number nouns are in the singular and mutate as the number is read: 2 gais, 3 chais, 6 chais.
# FIRST tells "a" from "ac": whether the next word begins with a vowel.

## Gorchmynion a'u dewisiadau / Commands and their options: 100 characters at most

command-lookup = Dod o hyd i gais yn ôl ei enw neu unrhyw beth rydych chi’n ei gofio amdano.
command-winners = Gweld pwy enillodd, fesul categori; lle nad oes canlyniad eto, y rhestr fer.
command-similar-to = Dod o hyd i geisiadau tebyg, gyda’r rheswm am bob un.
command-ask = Gofyn cwestiwn yn eich geiriau eich hun.
command-browse = Rhestru pob cais sydd â phwnc, categori, sefydliad, safle neu flwyddyn benodol.
command-show = Agor cais gyda’i holl ffeithiau.
command-event = Yn ystod digwyddiad: { $words }.
command-event-now = Gweld beth gyhoeddwyd ddiwethaf, beth sydd nesaf, a faint sydd ar ôl.
command-event-order = Gweld trefn y noson, gyda’r enillwyr hyd yma.
command-event-category = Gweld categori i’w ddarllen: ei restr fer, ffigur yr un, y noddwr a’r cyflwynydd.
command-event-who = Gweld ble mae person, cyngor neu brosiect yn y ras, a beth oedd y canlyniad.
command-event-facts = Gweld beth gaiff cyflwynydd ei ddweud, yn ôl tystiolaeth y catalog.
command-about = Gweld beth sydd yn y catalog.
command-help = Gweld beth y gellir ei ofyn, gydag enghreifftiau i’w profi.

option-award = cynllun gwobrau neu gasgliad arall
option-scheme = cynllun gwobrau
option-award-category = categori gwobr
option-category = categori gwobr neu adran
option-organisation = pwy ymgeisiodd neu gymerodd ran
option-topic = pwnc
option-status = enillydd, canmoliaeth uchel, rownd derfynol, rhestr fer neu enwebiad
option-year = blwyddyn y casgliad
option-page = pa dudalen o restr
option-query = beth i chwilio amdano
option-entry = cais
option-question = eich cwestiwn
option-page-of-facts = pa dudalen o’i ffeithiau
option-name = person, sefydliad neu brosiect
option-private = dim ond chi sy’n gweld yr ateb

choice-status = { $status ->
    [winner] enillydd
    [runner-up] ail orau
    [second] ail safle
    [third] trydydd safle
    [highly-commended] canmoliaeth uchel
    [commended] canmoliaeth
    [special-mention] sylw arbennig
    [finalist] rownd derfynol
    [shortlisted] rhestr fer
   *[nominated] enwebiad
}

## Rhestrau, rhifau, safleoedd / Lists, counts, standings

list-and = { $most } { FIRST($last) ->
    [vowel] ac
   *[other] a
} { $last }
list-or = { $most } neu { $last }
list-and-more = { $names } a { $more } arall
list-or-more = { $names } neu { $more } arall

entries = { $number ->
    [two] { $number } gais
    [few] { $number } chais
    [many] { $number } chais
   *[other] { $number } cais
}
award-entries = { $number ->
    [two] { $number } gais am wobr
    [few] { $number } chais am wobr
    [many] { $number } chais am wobr
   *[other] { $number } cais am wobr
}
organisations = { $number } sefydliad
councils = { $number ->
    [two] { $number } gyngor
    [few] { $number } chyngor
    [many] { $number } chyngor
   *[other] { $number } cyngor
}
partners = { $number ->
    [two] { $number } bartner
    [few] { $number } phartner
    [many] { $number } phartner
   *[other] { $number } partner
}
categories = { $number ->
    [two] { $number } gategori
    [few] { $number } chategori
    [many] { $number } chategori
   *[other] { $number } categori
}
nominations = { $number } enwebiad
wins = { $number ->
    [one] { $number } fuddugoliaeth
    [two] { $number } fuddugoliaeth
   *[other] { $number } buddugoliaeth
}
collections = { $number ->
    [two] { $number } gasgliad
    [few] { $number } chasgliad
    [many] { $number } chasgliad
   *[other] { $number } casgliad
}
topics = { $number ->
    [two] { $number } bwnc
    [few] { $number } phwnc
    [many] { $number } phwnc
   *[other] { $number } pwnc
}
sponsors = { $number } noddwr
regions = { $number ->
    [two] { $number } ranbarth
   *[other] { $number } rhanbarth
}
years = { $number ->
    [one] { $number } flwyddyn
    [two] { $number } flynedd
    [few] { $number } blynedd
    [4] { $number } blynedd
    [many] { $number } blynedd
   *[other] { $number } mlynedd
}
sections = { $number } adran
winners = { $number } enillydd
awards = { $number ->
    [one] { $number } wobr
    [two] { $number } wobr
   *[other] { $number } gwobr
}

unit = { $unit ->
    [entry] cais
    [organisation] sefydliad
    [council] cyngor
    [partner] partner
    [category] categori
    [nomination] enwebiad
    [win] buddugoliaeth
    [collection] casgliad
    [topic] pwnc
    [sponsor] noddwr
    [region] rhanbarth
   *[year] blwyddyn
}
units = { $unit ->
    [entry] ceisiadau
    [organisation] sefydliadau
    [council] cynghorau
    [partner] partneriaid
    [category] categorïau
    [nomination] enwebiadau
    [win] buddugoliaethau
    [collection] casgliadau
    [topic] pynciau
    [sponsor] noddwyr
    [region] rhanbarthau
   *[year] blynyddoedd
}

status = { $status ->
    [winner] enillydd
    [runner-up] ail orau
    [second] ail safle
    [third] trydydd safle
    [highly-commended] canmoliaeth uchel
    [commended] canmoliaeth
    [special-mention] sylw arbennig
    [finalist] rownd derfynol
    [shortlisted] rhestr fer
   *[nominated] enwebiad
}
status-count = { $status ->
    [winner] { winners }
    [finalist] { $number } yn y rownd derfynol
    [shortlisted] { $number } ar y rhestr fer
   *[other] { $number } { status }
}
probably = { $category } (mae’n debyg)
organisation-not-named = sefydliad heb ei enwi
council-not-named = cyngor heb ei enwi yn y rhestr fer

## Diwrnodau / Days

month = { $month ->
    [1] Ionawr
    [2] Chwefror
    [3] Mawrth
    [4] Ebrill
    [5] Mai
    [6] Mehefin
    [7] Gorffennaf
    [8] Awst
    [9] Medi
    [10] Hydref
    [11] Tachwedd
   *[12] Rhagfyr
}
day = { $day } { $month } { $year }
day-and-time = { $day }, { $time }
open-running = Heb ei gyhoeddi eto: cyhoeddwyd { $done } o’r { $all } categori hyd yma.
open-undated = Nid yw’r canlyniadau yn y catalog hwn eto.
open = { $when ->
    [past] Cynhaliwyd y seremoni ar { $day }; nid yw’r canlyniadau yn y catalog hwn.
    [future] Cyhoeddir yr enillwyr ar { $day }.
   *[unknown] Nid yw’r canlyniadau yn y catalog hwn; dyddiad y seremoni yw { $day }.
}
progress = cyhoeddwyd { $done } o’r { $all } categori
announced = cyhoeddwyd { $time }
announced-label = Cyhoeddwyd
not-announced-yet = heb ei gyhoeddi eto
ceremony = Seremoni { $award }: { $when ->
    [past] fe’i cynhaliwyd ar
    [future] fe’i cynhelir ar
   *[unknown] ei dyddiad yw
} { $day }. Lleoliad: { $place }.
ceremony-label = Seremoni

## Rhestrau o geisiadau, pethau tebyg, cynnwys y catalog / Lists of entries, what is alike, what the catalogue holds

source = Ffynhonnell
spoken-of = { $number ->
    [0] Nid oes cais yn cyfateb i’r neges hon.
    [1] Efallai fod y neges hon yn sôn am 1 cais.
   *[other] Efallai fod y neges hon yn sôn am un o { $number } o geisiadau.
}
it-names = Mae’n enwi: { $names }.
suggestions = { $number ->
    [0] Dim awgrym.
   *[other] { $number } awgrym.
}
about = Mae Laureate { $version } yn gwybod am { $entries }: { $organisations }, { $collections }.
entries-in-sections = { $entries } mewn { $sections }.
entries-in-categories = { $entries } mewn { $categories }. { $results }
winners-known = Mae’r enillwyr yn hysbys.
similar-none = Ni chefais hyd i ddim sy’n debyg iawn i “{ $title }”.
similar-closest = Yr agosaf at “{ $title }”: { $nearest }.
similar-words = Mae’r ddau yn crybwyll { $words }.
similar-topics = Pynciau’r ddau: { $topics }.
similar-both = Pynciau’r ddau: { $topics }; mae’r ddau yn crybwyll { $words }.

## Canlyniadau ceisiadau / How entries fared

category = { $category }
the-awards = { $award }
got = { $status ->
    [winner] enillydd
    [runner-up] yn ail orau
    [second] yn ail
    [third] yn drydydd
    [highly-commended] canmoliaeth uchel
    [commended] canmoliaeth
    [special-mention] sylw arbennig
    [finalist] yn y rownd derfynol
    [shortlisted] ar y rhestr fer
   *[nominated] enwebiad
}
got-for = { got }
got-category = { got-for }: { $category }, { $award }
got-at = { got }: { $award }
fared = { got }: { $inferred ->
    [yes] { $categories } (mae’n debyg)
   *[no] { $categories }
}
fared-of-year = “{ $title }” – { $fared } ({ $year }).
fared-at = “{ $title }” – { $fared } ({ $award }).
fared-of-year-with = { $who }, “{ $title }” – { $fared } ({ $year }).
fared-at-with = { $who }, “{ $title }” – { $fared } ({ $award }).
fared-not-announced = Heb ei gyhoeddi eto: { $fared }
fared-not-known = Ddim yn hysbys yma: { $fared }
fared-yes = Do: { $fared }
fared-no = Naddo, nid enillodd: { $fared }
went-to = Enillydd { $category }: { $winner }.
with-title = { $who } (“{ $title }”)
in-section = Mae “{ $title }” yn yr adran hon: { $section } ({ $collection }).

## Yr hyn a gafwyd / What was found

has = { $who }: { $counted }{ $conditions }.
has-at = { $who }: { $counted }{ $conditions }, { $place }.
has-that = { $who }: { $counted }{ $conditions } – { $fared }.
fit-and-stand = { $counted }{ $conditions } ar gyfer “{ $text }” – { $stands }.
fit = { $counted }{ $conditions } ar gyfer “{ $text }”.
stand = { $counted }{ $conditions } – { $stands }.
are = { $counted }{ $conditions }.
are-in-catalogue = { $counted } yn y catalog.
are-at = { $place }
place-section = adran: { $section } ({ $collection })
place-collection = casgliad: { $collection }
place-category = categori: { $category } ({ $award })
place-award = gwobrau: { $award }
place-in-award = gwobrau: { $award }
condition-in = { $not ->
    [yes] { " " }(nid yn: { $names })
   *[no] { " " }(yn: { $names })
}
condition-from = { $not ->
    [yes] { " " }(nid gan: { $names })
   *[no] { " " }(gan: { $names })
}
condition-about = { $not ->
    [yes] { " " }(nid am: { $names })
   *[no] { " " }(am: { $names })
}
condition-as = { $not ->
    [yes] { " " }(nid: { $names })
   *[no] { " " }({ $names })
}
condition-says = { $not ->
    [yes] { " " }nad ydynt yn crybwyll “{ $text }”
   *[no] { " " }sy’n crybwyll “{ $text }”
}
condition-besides = { $number ->
    [1] { " " }(heblaw { $titles })
   *[other] { " " }(heblaw’r { $number } blaenorol)
}
counted-unnamed = { " " }Nid yw { $number } o’r { $all } cais yn dweud gan bwy y mae.
counted-sort = { $number } cyngor ({ $sort })
condition-kind = { $not ->
    [yes] { " " }(math o sefydliad, nid: { $names })
   *[no] { " " }(math o sefydliad: { $names })
}

## Amodau / Conditions on their own

field-not = nid { $words }
field-region = rhanbarth: { $region }
field-topic = pwnc: { $topic }
field-since = ers { $year }
field-until = hyd at { $year }
field-years = { $first } i { $last }
field-partners = gyda phartneriaid
field-partner-kind = gyda phartner o’r math: { $kind }
field-party = â rôl: { role }
field-states = { metric }: { $amount }
field-stood = a oedd yn y ras am wobr
field-categories-least = mewn { $least } neu fwy o gategorïau
field-categories = nifer y categorïau: { $number }
field-categories-range = nifer y categorïau: { $least } i { $most }
field-sponsored = wedi’i noddi
field-says = sy’n dweud “{ $text }”
amount-above = mwy na { $amount }
amount-least = { $amount } neu fwy
amount-below = llai na { $amount }
amount-most = { $amount } neu lai
role = { $role ->
    [supplier] cyflenwr
    [funder] ariannwr
    [evaluator] gwerthuswr
    [sponsor] noddwr
   *[partner] partner
}
metric = { $metric ->
    [saving] arbediad
    [cost] cost
    [grant] grant
    [budget] cyllideb
    [income] incwm
    [worth] gwerth
    [money] swm o arian
    [return] enillion fesul punt
    [count] nifer
    [share] cyfran
    [duration] cyfnod
    [date] dyddiad
    [measure] mesur
    [age] oedran
    [change] newid
    [rank] safle
   *[amount] swm
}
read-as = Darllenwyd fel: { $parts }
read-for = “{ $read }” yn lle “{ $typed }”

## Cais, a'r hyn y mae'n ei ddweud / An entry, and what it says

also-found = Cafwyd hefyd
stands-in-categories = { status } mewn { $number } categori
called = Enw { $title } yw { $name }.
together = { $who }: gwnaed “{ $title }” ar y cyd â’r rhain: { $others }.
councils-entered = { $councils } y tu ôl i “{ $title }”: { $names }.
person = { $name }, { $post } ({ $organisation }).
parties = { $number ->
    [one] { role } “{ $title }”: { $names }.
   *[other] “{ $title }” – { role } ({ $number }): { $names }.
}
with = Gyda
topics-label = Pynciau
fact-of = Ffaith { $fact } o { $all }
facts-of = Ffeithiau { $first }–{ $last } o { $all }

## Beth y gellir ei ofyn, a'r bot ei hun / What can be asked, and what is told of the bot

help = Helo. Gofynnwch i mi am { $entries }, yn eich geiriau eich hun neu gyda gorchymyn. Rwy’n deall cwestiynau yn Saesneg.
help-name = Enw, neu unrhyw beth rydych chi’n ei gofio am gais.
help-standing = Pwy enillodd, pwy sydd ar y rhestr fer, beth ymgeisiodd rhywun.
help-figures = Faint, pwy a phryd: rwy’n ateb o ffeithiau’r ceisiadau eu hunain.
help-on = Yna ewch ymlaen: “did it win?”, “the second one”, “next”.
help-examples = Er enghraifft: { $examples }.
bot-maker = Laureate ydw i, bot cod agored.
bot-maker-more = Pwy bynnag a’m hychwanegodd yma sy’n fy rhedeg. Ysgrifennwyd yr hyn a wn gan y bobl sy’n cadw fy nghatalog.
bot-nature = Laureate ydw i, bot: rhaglen, nid person.
bot-nature-more = Nid model iaith ydw i, ac nid wyf yn dyfeisio dim. Rwy’n chwilio mewn catalog o geisiadau am wobrau.
bot-sources = Daw pob ateb o un catalog, ac mae pob un yn dweud ar ba gais y mae’n seiliedig.
bot-sources-more = Mae ynddo: { $collections }. Nid wyf yn chwilio’r rhyngrwyd. Os yw ateb yn edrych yn anghywir, gwiriwch ei ffynhonnell.
bot-entering = Ni allaf dderbyn ceisiadau, pleidleisiau nac archebion.
bot-entering-more = Gall trefnydd y wobr ddweud wrthych sut i ymgeisio.
bot-fun = Dim ond am geisiadau am wobrau rwy’n gwybod.
bot-fun-more = Gofynnwch i mi am un o’r rheini.
meanings = Safleoedd posibl cais: { $standings }.
meaning-here = { $status }: { $meaning } { $number ->
    [0] Nid oes cais yma â’r safle hwn.
   *[other] Nifer yma: { $number }.
}
meaning = { $status ->
    [winner] enillodd ei gategori.
    [runner-up] daeth nesaf ar ôl yr enillydd.
    [second] daeth yn ail.
    [third] daeth yn drydydd.
    [commended] fe’i henwyd gan y beirniaid fel un da, islaw’r rhai â chanmoliaeth uchel.
    [special-mention] soniodd y beirniaid amdano am rywbeth arbennig.
    [highly-commended] fe’i henwyd gan y beirniaid fel y gorau ond un.
    [finalist] rhoddodd y beirniaid ef yn y rownd olaf, ac nid enillodd.
    [shortlisted] mae ar y rhestr y dewisir yr enillydd ohoni.
   *[nominated] fe’i cynigiwyd ar gyfer y categori, ac nid aeth ymhellach.
}

## Nid oes ateb / Nothing answers

filter = { $filter ->
    [award] gwobr
    [category] categori
    [organisation] sefydliad
    [topic] pwnc
    [status] safle
    [year] blwyddyn
   *[condition] amod
}
nothing-spoken-of = Nid oes dim yn y neges hon yn cyfateb i gais.
try-fewer-conditions = Hepgorwch un o’r amodau, neu gofynnwch am un peth ar y tro.
try-a-name = Rhowch gynnig ar enw, lle neu ychydig eiriau am y cynnwys.
nearest-entries = Y ceisiadau agosaf
nearest = Agosaf
no-results = Nid oes gennyf ganlyniadau ar gyfer: { $awards }.
how-to-name-an-entry = Rhowch enw cais, ei id, neu ei rif yn y rhestr ddiwethaf; mae /lookup yn dod o hyd i geisiadau yn ôl unrhyw beth.
no-such-entry = { $number ->
    [0] Ni chefais hyd i gais o’r enw “{ $typed }”.
    [1] Ni chefais hyd i gais o’r enw “{ $typed }”. Ai hwn oeddech chi’n ei feddwl?
   *[other] Ni chefais hyd i gais o’r enw “{ $typed }”. Ai un o’r rhain oeddech chi’n ei feddwl?
}
which-is-meant = Mae mwy nag un cais yn cyd-fynd â hynny. Pa un yr ydych yn ei olygu?
which-of-these = Pa un o’r rhain ydych chi’n ei feddwl?
no-such-figure = Ni chefais hyd i’r union ffigur hwnnw yn “{ $title }”.
no-figure-of-year = Ni chefais hyd i ffigur o’r flwyddyn honno yn “{ $title }”.
nearest-figure = { " " }Y ffigur agosaf: { $figure }
not-told = Ni chefais hyd i hynny yn “{ $title }”.
other-name = Ni chefais hyd i hynny. “{ $title }” sydd agosaf, ond mae’n enwi eraill.
no-such-person = Ni chefais hyd i’r person hwnnw yn “{ $title }”.
no-such-party = Ni chefais hyd i’r rôl hon yn “{ $title }”: { role }.
no-such-award-in = Ni chefais hyd i’r wobr honno yn “{ $title }”.
no-such-unit = Ni chefais hyd i’r rhain yn y catalog hwn: { units } o’r fath.
no-sponsor = Ni chefais hyd i noddwr { $category } yn y catalog hwn.
no-such-award = Ni chefais hyd i’r wobr honno yn y catalog hwn.
not-found = Ni chefais hyd i hynny yn y catalog hwn.
none-states = Nid oes cais{ $conditions } yn nodi ffigur o’r fath.
empty = Nid oes cais yn y catalog hwn yn cyfateb i hynny.
emptied = Nid oes cais{ $conditions } yn cyfateb i’r amod hwn ({ filter }): “{ $value }”.
emptied-says = Nid oes cais{ $conditions } yn crybwyll “{ $text }”.
without-that = { " " }Heb hynny: { $number }.
not-understood = Nid wyf yn deall { $words } yma.
without-that-word = Heb hynny: “{ $rest }”.
what-is-understood = Gallwch ofyn am restrau, niferoedd, y mwyaf a’r lleiaf, ers a chyn: “how many councils entered since 2019”, “which entries are not about housing”.
private = Ni allaf ddweud. Nid oes dim preifat am bobl yn y catalog hwn.
judging = Ni allaf ddweud. Mae’r catalog hwn yn dweud sut y safodd y ceisiadau, ac nid pwy a’u beirniadodd na sut.
arrangements = Ni allaf ddweud. Y ceisiadau a’u canlyniadau sydd yn y catalog hwn, nid trefniadau’r digwyddiad.
pronunciation = Ni allaf ddweud sut mae enw’n cael ei ynganu. Fel y mae wedi’i ysgrifennu y mae yn y catalog hwn.
not-done = Ni allaf ddweud pwy na wnaeth. Mae ceisiadau’n dweud beth a wnaed; gallai’r hyn nad yw cais yn ei ddweud fod wedi’i wneud yr un fath.
services = Ni allaf ddweud. Prosiectau sydd yn y catalog hwn, nid yr hyn y mae gwasanaeth yn ei gynnig heddiw neu yfory.
opinion = Ni allaf ddweud. Mae ffeithiau yn y catalog hwn, a dim barn amdanynt.
prediction = Ni allaf ddweud. Mae’r hyn a fu yn y catalog hwn, nid yr hyn sydd i ddod.
unknown-name = Ni chefais hyd i hyn yn y catalog ({ filter }): “{ $typed }”.
no-subject = Pa gais ydych chi’n ei feddwl?
no-subject-note = Enwch ef, neu agorwch un yn gyntaf: yna “it” yw’r hyn a ddangoswyd i chi ddiwethaf.
no-list = Nid oes rhestr ar agor eto; chwiliwch am rywbeth yn gyntaf.
no-such-number = { $number ->
    [1] Un cais sydd yn y rhestr ddiwethaf; teipiwch 1 i’w agor.
   *[other] Mae’r rhestr ddiwethaf yn mynd o 1 i { $number }; teipiwch un o’i rhifau.
}
no-more-pages = Nid oes rhagor o dudalennau: dyna’r cyfan.
apology = Mae’n ddrwg gennym, aeth rhywbeth o’i le. Rhowch gynnig arall arni.
small-talk = Croeso. Gofynnwch eto unrhyw bryd.

## Niferoedd, grwpiau, ffigurau / Numbers, groups, figures

number-in = { $collection }: { $number }
that-is = { " " }Hynny yw: { $each }.
has-most = { $most ->
    [fewest] Y lleiaf
   *[most] Y mwyaf
} – { $name }: { $counted }.
# Where an organisation stands; the categories follow.
stands-in = { $who }: { $number }
tied = { $groups }, pob un â’r un nifer: { $counted }.
tied-named = { $groups }, pob un â’r un nifer ({ $counted }): { $names }.
tied-both = Yr un nifer sydd gan y ddau, { $counted } yr un: { $names }.
groups-apart = { " " }Mae gan { $name } { $number } yn fwy.
none-has-so-many = Nid oes gan unrhyw { $unit } { $range ->
    [or-more] { $counted } neu fwy
    [or-fewer] { $counted } neu lai
   *[just] union { $counted }
}.
none-in-each = Nid oes { $unit } ym mhob un o'r rhain: { $places }.
comes-first = { $name } sydd gyntaf: { $counted }.
units-by = { $units }, fesul { $by }:
share = { $share }: { $holds } allan o { $entries } ({ $condition }).
average = { $each } – { $units } fesul { $per }: { $counted } dros { $over }.
figure-of = { $who }, { $value } ({ $what })
# What is worked out of figures; each is a value with what it measures, or whose it is.
reckoned-term = { $value } ({ $what })
reckoned-sum = Gyda’i gilydd: { $result }. { $terms }.
reckoned-difference = { $first } o gymharu â { $second }. Y gwahaniaeth: { $result }.
reckoned-equal = Maent yr un faint: { $terms }.
reckoned-product = Y cyfanswm: { $result }. { $first } wedi’i luosi â { $second }.
reckoned-ratio = { $result } yr un: { $first } wedi’i rannu â { $second }.
reckoned-change = { $result } yn { $more ->
    [yes] fwy
   *[no] llai
}: o { $first } i { $second }.
reckoned-part = { $result }: { $first } o { $second }.
reckoned-whole = { $result } i gyd: mae { $first } yn { $second } ohonynt.
reckoned-rest = Mae’n gadael { $result }: { $second } heb { $first }.
reckoned-about = tua { $result }
# A difference of shares.
reckoned-points = { $number } pwynt canran
largest-figure = Y ffigur { $size ->
    [smallest] lleiaf
   *[largest] mwyaf
} mewn cais ({ $kind }): { $figures }.
side-standing = { status }: { $number }
sponsors-category = Noddwr { $category } ({ $award }): { $sponsor }.
categories-have-sponsor = Categorïau â noddwr ({ $number }):
results-unknown = Nid yw’r canlyniadau yn y catalog hwn.

## Pwy enillodd / Who won

sponsor = noddwr: { $sponsor }
sponsor-label = Noddwr
has-no-winner = { $category }: dim enillydd.
award-shortlists = { $award }: rhestrau byr mewn { $categories }.
award-so-far = { $award }: { $categories }, { $winners } hyd yma.
category-shortlisted = { $category }: { $number } ar y rhestr fer
winners-not-known = { $award }: nid yw’r enillwyr yn hysbys yma
did-not-win = { $who }: dim buddugoliaeth, hyd y gŵyr y catalog hwn – { $others }.
stood = Do. { $who }: { $standings }.
some-stood = Do: { $standings }.
none-stood = Naddo. Nid oes dim gan { $who } wedi’i restru ar gyfer { $place }.
none-won = Dim enillydd yn eu plith, hyd y gŵyr y catalog hwn: { $others }.
also = { " " }Hefyd: { $others }.
won-awards = { $who }: enillwyd { $awards }.
awards-won = Enillwyd { $awards }.
no-awards = { $collection }: nid oes gwobrau, felly nid oes enillwyr.
no-award-fits = Nid oes gwobr yn y catalog hwn yn cyfateb i hynny i gyd.

## Yn ystod digwyddiad / During an event

nothing-announced = { $award }: ni chyhoeddwyd dim eto.
on-hold = Mae’r sioe wedi’i gohirio am y tro.
to-go = Cyhoeddwyd { $done } o { $all }; mae { $left } ar ôl.
category-presented = { $category }, cyflwynydd: { $who }
presented-by = cyflwynydd: { $who }
next-label = Nesaf
when-label = Pryd
starts-label = Yn dechrau
where-label = Ble
order-next = → { $category }: nesaf
order-skipped = { $category }: hepgorwyd
on-the-shortlist = { $category }: { $entries } ar y rhestr fer.
not-in-award = Ni chefais hyd i “{ $name }” yn: { $award }.
ended-none = dim buddugoliaeth
ended = enillwyd { $won }
ended-so-far = enillwyd { $won }, { $open } heb eu cyhoeddi eto
up-in = { $title }: mewn { $categories } ({ $award }); { $ended }.
host-facts = { $award }: yr hyn y mae’r catalog yn ei brofi.
host-nothing = Nid oes dim sy’n sefyll allan.
host-most = Nid oes neb yn y ras yn amlach: { $who }, mewn { $categories }.
host-several = Un prosiect, { $categories }: { $names }.
host-largest = Y swm mwyaf ({ $category }):

## Cyhoeddiadau: negeseuon, a’u lluniau / Announcements: posts, and the pictures with them

announce-wins = { $number ->
    [one] Enillydd
   *[other] Enillwyr
}: { $who }, gyda “{ $title }”.
announce-title-wins = Enillydd: “{ $title }”.
announce-shared = Rhennir y wobr rhwng y rhain: { $winners }.
announce-sharing = { $who } (“{ $title }”)
announce-shortlisted = Ar y rhestr fer: { entries }.
announce-more = a { $number } arall
announce-sponsored = Noddwr: { $sponsor }.
announce-commended = Canmoliaeth uchel: { $entries }.
announce-corrected = Cywirwyd: { $reason }
announce-corrected-at = **Cywirwyd** { $time }: { $reason }
announce-not-right = Nid oedd yr hyn a gyhoeddwyd yn gywir.
announce-correction = Cywiriad: { $category }
announce-withdrawn = Gwnaed cyhoeddiad y categori hwn trwy gamgymeriad, ac fe’i tynnir yn ôl. Mae’r canlyniad eto i ddod.
announce-place = { $collection } · { $number } o { $all }
announce-open = Am yr enillydd
announce-list = Y rhestr fer
announce-rehearsal = YMARFER
announce-made-up = Ymarfer gydag enillwyr ffug
announce-preview = Rhagolwg: nid oes neb arall yn gweld hwn, ni phingir neb, a hepgorir botymau’r neges.
picture-says = { $title }. { $category }, { $award }.
picture-says-by = { $title } ({ $who }). { $category }, { $award }.

## Sioe, fel y dywedir wrth ei threfnwyr: yr hyn a wrthodir, a pham / A show, as its organisers are told of it: what is refused

refused-no-such-award = Nid oes gwobr “{ $award }” yn y catalog.
refused-no-shows = Nid oes sioe wedi’i chynllunio eto. Cynlluniwch un yn gyntaf.
refused-which-award = Dywedwch pa wobr.
refused-which-entry = Nid yw “{ $typed }” yn un cais ar y rhestr fer hon: { $category }.{ $number ->
    [0] { "" }
   *[other] { " " }Ai { $nearest } oeddech chi’n ei feddwl?
}
refused-no-time = Nid yw “{ $typed }” yn amser. Ysgrifennwch ef fel 2026-12-01 19:30, neu 19:30 ar gyfer heddiw.
refused-no-id = Nid yw “{ $typed }” yn id Discord. Copïwch id y sianel neu’r rôl: mae ynddo rhwng 17 a 20 digid.
refused-nothing-pending = { $award }: mae’r holl ganlyniadau wedi’u cyhoeddi yn y catalog, felly nid oes dim i’w gynllunio.
refused-not-planned = { $award }: nid yw’r sioe wedi’i chynllunio eto. Cynlluniwch hi yn gyntaf.
refused-no-such-category = { $award }: nid oes categori “{ $category }”.
refused-no-winner = { $category }: mae angen o leiaf un enillydd.
refused-not-on-shortlist = Nid yw “{ $entry }” ar y rhestr fer hon: { $category }.
refused-named-twice = Mae “{ $entry }” wedi’i enwi ddwywaith ({ $category }).
refused-already-sealed = Mae’r canlyniadau wedi’u selio. I newid un, cywirwch ef a rhowch y rheswm.
refused-incomplete = Nid oes canlyniad eto i’r categorïau hyn: { $categories }.
refused-not-sealed = { $award }: nid yw’r canlyniadau wedi’u selio eto, felly nid oes dim i’w brofi.
refused-already-announced = { $category }: cyhoeddwyd eisoes. Defnyddiwch correct neu withdraw i’w newid.
refused-not-announced = { $category }: heb ei gyhoeddi eto.
refused-no-result = { $category }: nid oes canlyniad eto. Cofnodwch ef yn gyntaf.
refused-held = Mae’r sioe wedi’i gohirio am y tro. Pwyswch “{ panel-go-on }” yn gyntaf.
refused-no-reason = Rhowch reswm; mae’n mynd i’r log.
refused-in-the-past = Mae’r amser hwnnw yn y gorffennol.
refused-not-following = Nid yw’r sianel hon yn dilyn: { $award }.
refused-nothing-before = Mae pob categori cyn hwn wedi’i gyhoeddi, felly nid oes un i fynd yn ôl ato.

## Sioe: yr hyn a wnaed / A show: what was done

moment = { $day } { $time }
result-sealed = { $category }: dyma’r canlyniad, wedi’i selio.
result-winner = Enillydd: { $entry }
result-commended = Canmoliaeth: { $entry }
result-citation = Dyfyniad y beirniaid: { $text }
results = { $number ->
    [two] { $number } ganlyniad
    [few] { $number } chanlyniad
    [many] { $number } chanlyniad
   *[other] { $number } canlyniad
}
results-recorded = Cofnodwyd { $done } o’r { $all } canlyniad.
done-planned = { $award }: mae’r sioe wedi’i chynllunio, { $categories }.
done-planned-to-start = { $award }: mae’r sioe wedi’i chynllunio, { $categories }. Mae’n dechrau ar { $moment }.
done-noted = Nodwyd ar gyfer: { $category }.
done-recorded = Cofnodwyd a seliwyd: { $category }.
done-recorded-several = Cofnodwyd a seliwyd: { results }.
done-sealed = { $award }: mae’r canlyniadau wedi’u selio.
commitment-label = Ymrwymiad
done-shown = { $category }: caiff y rhestr fer ei phostio.
done-revealed = Datgelwyd: { $category } ({ $number } o { $all }).
done-corrected = Cywirwyd: { $category }.
done-withdrawn = Tynnwyd yn ôl: { $category }.
done-scheduled = { $category }: { $moment }; os collir yr amser hwnnw, { $late ->
    [go] caiff ei ddatgelu ar unwaith
   *[ask] gofynnir i chi
}.
done-unscheduled = { $category }: oddi ar y cloc.
done-resumed = Mae’r sioe’n mynd ymlaen.
done-moved = Mae’r sioe wedi cyrraedd: { $category }.
done-moved-to-end = Mae’r sioe wedi cyrraedd ei diwedd.
done-skipped = Hepgorwyd: { $category }.
done-followed = Bydd y sianel hon yn cael y cyhoeddiadau: { $award }.
done-unfollowed = Ni fydd y sianel hon yn cael y cyhoeddiadau mwyach: { $award }.
done-panel = Mae’r panel yma: { $award }.
done-panel-gone = Mae’r panel wedi mynd: { $award }.

## Sioe: a yw’n barod, pa mor bell y mae, beth ddigwyddodd / A show: whether it is ready, how far it is, what happened

check-verdict = { $go ->
    [yes] BAROD
   *[no] DDIM YN BAROD
}: { $award }.
check-line = { $go ->
    [yes] BAROD
   *[no] DDIM YN BAROD
}: { $line }
check-not-planned = Nid yw’r sioe wedi’i chynllunio.
check-planned = Mae’r sioe wedi’i chynllunio ar gyfer sianel { $channel }.
check-starts = Mae’n dechrau ar { $moment }{ $when ->
    [past] ; mae hynny yn y gorffennol
   *[future] { "" }
}.
check-recorded = Cofnodwyd pob canlyniad ({ $number }).
check-missing = Canlyniadau sydd ar goll ({ $number }): { $categories }.
check-sealed = Mae’r canlyniadau wedi’u selio.
check-not-sealed = Nid yw’r canlyniadau wedi’u selio; mae hynny’n ddewisol.
check-elsewhere = Ar Discord y gwirir a ellir ysgrifennu yn y sianeli: /ceremony check.
check-publishing = Negeseuon y mae Discord yn eu cyhoeddi bob awr: { $most }. O’r { $categories }, caiff yr olaf ei chyhoeddi o leiaf { $hours } awr ar ôl y gyntaf. Mae pob enillydd yn y sianeli eu hunain ar unwaith.
show-progress = { $award }: cyhoeddwyd { $done } o { $all }.
show-is-here = ← nawr
state-open = dim canlyniad eto
state-recorded = cofnodwyd
state-due = cofnodwyd, disgwylir { $time }
state-skipped = hepgorwyd
state-corrected = cyhoeddwyd { $time }, cywirwyd
posts-of = Negeseuon: { $category }
receipt = sianel { $channel }: { $parts }
receipt-done = wedi’u gwneud: { $posts }
receipt-waiting = eto i ddod: { $posts }
receipt-failed = METHWYD: { $post }: { $why }
receipt-dropped = hepgorwyd: { $post }: { $why }
receipt-post = { $stage ->
    [shortlist] rhestr fer
    [winner] enillydd
    [correction] enillydd wedi’i gywiro
    [removal] enillydd wedi’i dynnu ymaith
    [notice] gair am hynny
   *[publishing] wedi’i gyhoeddi
}
receipt-post-at = { receipt-post } { $time }
show-log = { $award }: { $number } digwyddiad.
happened-planned = cynlluniwyd ar gyfer sianel { $channel }
happened-noted = nodwyd rhywbeth ar gyfer: { $category }
happened-recorded = cofnodwyd canlyniad: { $category }
happened-sealed = seliwyd y canlyniadau: { $root }
happened-shown = dangoswyd y rhestr fer: { $category }
happened-revealed = datgelwyd: { $category } ({ $winners })
happened-corrected = cywirwyd: { $category } ({ $winners }); rheswm: { $reason }
happened-withdrawn = tynnwyd yn ôl: { $category } ({ $reason })
happened-scheduled = amserlennwyd: { $category } ({ $moment })
happened-unscheduled = tynnwyd oddi ar y cloc: { $category }
happened-held = gohiriwyd y sioe am y tro
happened-resumed = aed ymlaen â’r sioe
happened-moved = aed at: { $category }
happened-skipped = hepgorwyd: { $category }
happened-followed = mae sianel { $channel } yn dilyn
happened-unfollowed = nid yw sianel { $channel } yn dilyn mwyach
happened-panel = postiwyd y panel yn sianel { $channel }
happened-panel-gone = gwelwyd bod y panel wedi mynd

## Taflen beirniaid. Saesneg yw'r geiriau sydd mewn taflenni / A judges' sheet, whose own words are English

sheet-understood = Llinellau a ddeallwyd: { $lines }; { results }. Gwobrau: { $award }.
sheet-replaces = Os cedwir hwy, disodlir canlyniadau a gofnodwyd eisoes ({ $number }).
sheet-lacks = Categorïau nad ydynt yn y daflen: { $number }.
sheet-unused = Colofnau na ddarllenir: { $columns }.
sheet-line = llinell { $number }
sheet-row = rhes { $number }
sheet-headings = llinell gyntaf â’r penawdau category, entry, standing ac, os dymunwch, citation
sheet-empty = Mae’r daflen yn wag; disgwylid { sheet-headings }.
sheet-two-columns = Mae dwy golofn “{ $column }”; disgwylid un.
sheet-no-column = Nid oes colofn “{ $column }”; disgwylid { sheet-headings }.
sheet-too-many-columns = Mae mwy yma na cholofnau’r penawdau ({ $number }); mae angen dyfynodau o amgylch testun sy’n cynnwys y gwahanydd.
sheet-no-lines = Nid oes dim ar ôl y penawdau; disgwylid llinell ar gyfer pob cais.
sheet-cell-too-long = Nifer y nodau mewn cell yw { $number }; disgwylid { $most } ar y mwyaf. A oes dyfynnod heb ei gau?
sheet-formula = Mae “{ $text }” yn fformiwla neu’n wall fformiwla; disgwylid testun plaen.
sheet-no-standing = Nid yw “{ $typed }” yn safle; disgwylid winner, highly commended, neu ddim byd.
sheet-no-category = Nid oes categori; disgwylid ei enw ar bob llinell.
sheet-wrong-category = { $refused } Disgwylid un o’r { $number } categori sydd yno.
sheet-no-entry = Nid oes cais; disgwylid ei deitl, neu ei sefydliad.
sheet-twice = Mae “{ $typed }” yno eisoes ({ $category }, { $place }); disgwylid ef unwaith.
sheet-no-winner = { $category }: dim enillydd; disgwylid “winner” fel safle un llinell; hepgorwch gategori nad yw wedi’i benderfynu eto.
sheet-citation-of-another = Mae dyfyniad wrth ymyl cais nad enillodd; disgwylid ef ar linell yr enillydd.
sheet-two-citations = { $category }: dau ddyfyniad; disgwylid un ar gyfer y categori.

file-larger = Mae’r ffeil yn fwy na { $most } MiB; disgwylid { $whose ->
    [judges] taflen beirniaid
   *[organisers] taflen trefnwyr
} o ddim mwy na { $rows } llinell.
file-old = Hen lyfr gwaith (.xls) neu un â chyfrinair yw hwn; disgwylid CSV neu XLSX heb un.
file-rows = Mae mwy na { $most } o resi yn y daflen; disgwylid llinell ar gyfer pob cais am y wobr.
file-unpacked = Mae’r llyfr gwaith yn fwy na { $most } MiB wedi’i ddadbacio; disgwylid { $whose ->
    [judges] taflen beirniaid
   *[organisers] taflen trefnwyr
} yn unig.
file-no-text = Nid testun UTF-8 yw’r ffeil ond UTF-16, neu nid testun o gwbl; cadwch hi fel “CSV UTF-8”.
file-no-letter = Nid UTF-8 yw llythyren yma; cadwch y ffeil fel “CSV UTF-8”.
file-no-csv = Ni ellir darllen y ffeil fel CSV: { $error }.
file-no-workbook = Ni ellir darllen y ffeil fel llyfr gwaith ({ $why }); disgwylid XLSX, neu CSV.
file-no-sheet = Ni ellir darllen y ffeil fel llyfr gwaith (nid oes taflen ynddi); disgwylid XLSX, neu CSV.
file-no-json = Ni ellir darllen hwn fel JSON ({ $error }); disgwylid rhestr o wrthrychau, un i bob cais: { $example }.
file-no-object = Nid yw eitem { $number } yn wrthrych; disgwylid rhestr o wrthrychau, un i bob cais: { $example }.
file-keys = Mae gan y gwrthrychau fwy na { $most } allwedd; disgwylid rhestr o wrthrychau, un i bob cais: { $example }.

## Ymlaen ac yn ôl / Ways on and back

what-can-i-ask = Beth alla i ei ofyn?
browse-all = Pori pob cais
entries-of = Ceisiadau: { $name }
all-facts = Pob ffaith
similar-entries = Ceisiadau tebyg
similar-to = Tebyg i: { $title }
previous = Blaenorol
next = Nesaf
without = Heb “{ $what }”
now = Nawr
running-order = Trefn y noson
next-category = Nesaf: { $name }
for-the-host = I’r cyflwynydd
shortlist-of = Rhestr fer: { $name }
ask-without = Gofyn heb hynny
list-them = Rhestru nhw
the-entry = y cais
back-to = Yn ôl: { $title }
back-to-similar = Yn ôl: tebyg i { $title }
back-to-winners = Yn ôl at yr enillwyr
back-to-answer = Yn ôl at yr ateb
back-to-event = Yn ôl at y digwyddiad
back-to-examples = Yn ôl at yr enghreifftiau
back-to-catalogue = Yn ôl at y catalog
back-to-list = Yn ôl at y rhestr

## Discord

share-here = Rhannu yma
delete = Dileu
open-entry = Agor
open-an-entry = Agor cais
show-a-category = Dangos categori
show-an-award = Dangos gwobr
choose-filter = Dewiswch yr un cywir ({ filter })
page-of = Tudalen { $page } o { $pages }
page-menu = { page-of }: ewch i un arall
shared-by = Rhannwyd gan { $person }
form-out-of-date = Mae’r ffurflen hon wedi dyddio. Gofynnwch eto a bydd yn gweithio.
menu-find-entries = Dod o hyd i geisiadau
command-out-of-date = Mae’r gorchymyn hwn wedi dyddio. Teipiwch / i weld beth sydd ar gael nawr.
button-out-of-date = Mae’r botwm hwn wedi dyddio. Gofynnwch eto a bydd yn gweithio.
message-without-text = Nid oes testun yn y neges hon i ddod o hyd i geisiadau.
entry-gone = Nid yw’r cais hwn yn y catalog mwyach. Chwiliwch amdano eto.

## Discord: sioeau, fel y mae eu trefnwyr yn eu gweld / Discord: shows, as their organisers see them

panel-at-end = { $award }: y diwedd
panel-held = Wedi’i gohirio am y tro.
panel-announced = Cyhoeddwyd { $done } o’r { $all }.
panel-left = Heb eu cyhoeddi: { $number ->
    [two] { $number } gategori
    [few] { $number } chategori
    [many] { $number } chategori
   *[other] { $number } categori
}.
panel-place = { $number } o { $all } · { $category }
panel-presented = Cyflwynydd: { $who }
panel-shortlisted = { $number } ar y rhestr fer; { $result ->
    [in] mae’r canlyniad i mewn
   *[none] **dim canlyniad eto**
}
panel-shortlisted-shown = { panel-shortlisted }; dangoswyd y rhestr fer { $time }
panel-next = Nesaf: { $number }. { $category }
panel-next-end = Nesaf: y diwedd
panel-starts = Yn dechrau { $moment }, { $away }
panel-progress = cyhoeddwyd { $done } o { $all }
panel-by-the-clock = Yn ôl y cloc { $time }: { $category }
panel-missed = Disgwylid { $time }, ac mae’n aros am eich gair: { $category }
panel-late = Disgwylid { $time }, ac mae’n mynd ar unwaith: { $category }
panel-posts = Negeseuon ar y ffordd: { $number }
panel-failed = Negeseuon a fethodd yn { $channel } ({ $number }): { $why }
panel-failed-unknown = nid yw’r rheswm yn hysbys
panel-failed-more = Ac mewn sianeli eraill ({ $number })
panel-shortlist = Rhestr fer
panel-reveal = Datgelu
panel-reveal-now = Datgelu nawr: { $category }
panel-hold = Gohirio
panel-go-on = Ymlaen
panel-skip = Hepgor
panel-back = Yn ôl
panel-peek = Cipolwg
panel-notes = Nodiadau
panel-jump = Neidio i gategori
panel-out-of-date = Mae’r panel hwn wedi dyddio. Postiwch un newydd gyda `/ceremony panel`.
panel-not-allowed = Ni chaf ysgrifennu yn y sianel hon. Rhowch View Channel a Send Messages i mi yma, neu dewiswch sianel arall.
panel-not-posted = Ni ellid postio’r panel: { $why }. Rhowch gynnig arall arni ymhen ychydig.
notes-presenter = Pwy sy’n ei gyflwyno
notes-say = Sut mae ynganu enwau
notes-note = Beth arall i’w gofio
moved-on = Ni wnaed dim, gan fod y sioe wedi symud ymlaen: { $who } – { $what } ({ $time }).
only-organisers = Dim ond aelodau â’r caniatâd Manage Events sy’n rhedeg sioe. Gofynnwch amdano i weinyddwr y gweinydd.
organisers-elsewhere = Dim ond yng ngweinydd eu trefnwyr y rhedir sioeau.
only-managers = Dim ond aelodau â’r caniatâd Manage Server sy’n dweud beth mae ei sianeli’n ei gael. Gofynnwch i weinyddwr y gweinydd.
followed-in-servers = Mewn gweinydd y dilynir cyhoeddiadau, gan y rhai sy’n ei reoli.
ledger-late = Nid atebodd y cyfriflyfr mewn pryd. Efallai i’r hyn y gofynnoch amdano gael ei wneud, neu beidio: edrychwch ar `/ceremony status` cyn rhoi cynnig arall arni.
ledger-fails = Ni ellir defnyddio’r cyfriflyfr ar hyn o bryd, ac ni wnaed dim. Mae’r log yn dweud pam. Mae’r un gorchmynion yn y derfynell: `laureate ceremony`.
ledger-nowhere = Nid oes lle i’r cyfriflyfr yma: gosodwch `url` yn [ledger] i lwybr ffeil.
no-chance = Nid oes gan y system ffynhonnell hap: { $error }.
nothing-seen = Ni ddangosir gwobrau yma. Pwy bynnag sy’n rhedeg y bot hwn sy’n dewis pa weinyddion sy’n gweld pa rai; yn y rheini mae’n ateb.
too-many = Mae hynny’n fwy nag y caf ei ateb mewn munud. Arhoswch ychydig, neu defnyddiwch /ask: mae hynny bob amser yn gweithio.
could-not-keep-up = Ni allwn ddal i fyny yma: { $people }, gofynnwch eto, neu defnyddiwch /ask: mae hynny bob amser yn gweithio.
not-yours-to-delete = Dim ond y person a ofynnodd a all ddileu’r ateb hwn.
choice-now = { $category } · nawr
choice-recorded = { $category } · cofnodwyd
log-latest = Dyma’r { $number } olaf; mae `laureate ceremony log` yn argraffu’r cyfan.
transcript-of = Yr hyn sy’n profi’r canlyniadau: { $award }
transcript-told = Ymrwymiad: { $root }. Mae `laureate ceremony verify FILE` yn profi’r ffeil yn unrhyw le.
transcript-fails = Ni ellir ysgrifennu’r trawsgrifiad: { $error }.

## Discord: sianeli sioe, ac a yw popeth yn barod / Channels of a show, and whether all is ready

not-of-this-server = Dewiswch sianel yn y gweinydd hwn.
not-a-role = Nid yw @everyone yn rôl y gellir ei phingio. Dewiswch rôl arall.
channel-unseen = { $why ->
    [no-server] Nid yw sianel { $channel } mewn gweinydd.
    [gone] Nid yw sianel { $channel } yno mwyach.
    [hidden] Ni allaf weld sianel { $channel }: rhowch View Channel i mi yno.
   *[untold] Nid yw Discord yn sôn am sianel { $channel } ar hyn o bryd ({ $failure }).
}
that-channel-unseen = { $why ->
    [no-server] Nid yw’r sianel honno mewn gweinydd.
    [gone] Nid yw’r sianel honno yno mwyach.
    [hidden] Ni allaf weld y sianel honno: rhowch View Channel i mi yno.
   *[untold] Nid yw Discord yn sôn am y sianel honno ar hyn o bryd ({ $failure }).
}
channel-ready = { $channel }: gellir ysgrifennu yno, gyda lluniau{ $ping ->
    [yes] { " " }a phing y rôl
   *[no] { "" }
}, a darllen yn ôl.
channel-lacks = Nid oes gennyf y caniatâd hwn yn { $channel }: { $permissions }.
channel-lacks-give = { channel-lacks } Rhowch ef i mi, yna gofynnwch eto.
channel-announces = Mae { $channel } yn sianel gyhoeddiadau.
channel-announces-not = Nid yw { $channel } yn sianel gyhoeddiadau, felly ni chyhoeddir dim.
channels-more = Sianeli eraill sy’n dilyn: { $number }. Nid edrychir arnynt yma.
clock-right = Mae cloc y peiriant hwn yn cytuno â chloc Discord.
clock-wrong = Mae { $seconds } eiliad rhwng cloc y peiriant hwn a chloc Discord. Gosodwch gloc y peiriant hwn yn gywir.
ledger-written = Gellir ysgrifennu yn y cyfriflyfr.
ledger-not-written = Ni ellir ysgrifennu yn y cyfriflyfr: { $error }.
posts-ready = Negeseuon sydd o faint addas: { $posts }; lluniau y gellir eu tynnu ac a ddisgrifir: { $pictures }.
post-unfit = { $category }: nid yw’r canlyniad yn cyd-fynd â’r catalog mwyach.
post-too-long = { $category }: mae’r testun yn rhy hir ar gyfer neges (nodau dros ben: { $number }).
picture-lacks = { $category }: nid yw’r rhain yn ffont y llun, ac fe’u dangosir fel blwch: { $letters }.
picture-said-too-long = { $category }: nifer y nodau yn nisgrifiad y llun yw { $number }; mae Discord yn derbyn { $most }.
follows-now = Bydd { $channel } yn cael y cyhoeddiadau hyn o hyn ymlaen: { $award }.
follows-no-longer = Ni fydd { $channel } yn cael y cyhoeddiadau hyn mwyach: { $award }.
follows-with-ping = { $channel }: { $award }, gan bingio { $role }
follows-none = Nid oes sianel yn y gweinydd hwn yn cael cyhoeddiadau. Gyda `/announcements follow` bydd un yn eu cael.

## Discord: cyn sioe / Before a show

import-no-file = Rhowch daflen y beirniaid fel ffeil, CSV neu XLSX.
import-too-large = Mae’r ffeil yn fwy nag 1 MiB. Mae 2,000 o linellau ar y mwyaf mewn taflen beirniaid.
file-elsewhere = Nid yw’r ffeil lle mae Discord yn cadw ffeiliau, felly ni chaiff ei nôl.
file-too-large = Mae’r ffeil yn fwy na { $most } KiB.
file-lost = Ni roddodd Discord y ffeil. Rhowch gynnig arall arni ymhen ychydig.
import-not-kept-yet = Nid oes dim wedi’i gadw eto. Yr hyn a gadwch yw’r hyn a welir yma, am ddeng munud.
import-keep = Cadw’r canlyniadau hyn
import-gone = Nid yw’r hyn a ddeallwyd wrth law mwyach. Mewnforiwch y daflen eto.
import-cut = Torrir llinellau yma; maent yn llawn yn y ffeil.
import-in-full = Popeth a ddeallwyd
import-unclear = Ni chadwyd dim, gan nad yw’r daflen yn glir:
import-more-faults = A { $number } arall; mae `laureate ceremony import` yn y derfynell yn dweud y cyfan.
preview-at-end = Mae’r sioe wedi cyrraedd ei diwedd. Enwch gategori.
preview-unfit = Nid yw’r canlyniad yn cyd-fynd â’r catalog mwyach.
rehearsal-begins = { $award }: mae’r ymarfer yn dechrau yn { $channel }, mor gyflym ag y mae Discord yn ei ganiatáu. Tynnir ei enillwyr o’r rhestrau byr ar hap, ac nid edrychir ar ganlyniadau a gofnodwyd; gall enw fod yr un cywir ar hap. Ni phingir neb. Mae’r botwm yn ei neges gyntaf yn ei dynnu ymaith; fel arall bydd yn mynd awr ar ôl ei neges olaf.
rehearsal-first = **YMARFER**: { $award }. Rhai ffug yw’r holl enillwyr isod.
rehearsal-where-it-counts = Cyhoeddir enillwyr go iawn yn y sianel honno. Dewiswch un y gall y criw yn unig ei gweld.
rehearsal-seen-by-all = Gall pawb weld { $channel }. Dewiswch sianel breifat: rhai ffug yw enillwyr ymarfer.
rehearsal-goes = Mae’r ymarfer yn cael ei dynnu ymaith.
rehearsal-remove = Tynnu’r ymarfer ymaith

## Discord: /ceremony ac /announcements / and what they take: 100 characters at most

command-ceremony = Rhedeg sioe: ei chynllunio, cofnodi canlyniadau dan sêl, eu datgelu
command-ceremony-plan = Cynllunio sioe gwobr, neu newid ei chynllun
command-ceremony-record = Cofnodi canlyniad categori, dan sêl; eto i’w ddisodli
command-ceremony-seal = Pennu’r canlyniadau a gofnodwyd, a dweud yr ymrwymiad iddynt
command-ceremony-notes = Ysgrifennu’r hyn y mae angen i’r criw ei wybod am gategori
command-ceremony-check = BAROD neu DDIM YN BAROD, fesul llinell
command-ceremony-show = Dangos rhestr fer categori
command-ceremony-reveal = Datgelu categori
command-ceremony-correct = Cywiro canlyniad a ddatgelwyd
command-ceremony-withdraw = Tynnu yn ôl yr hyn a ddatgelwyd trwy gamgymeriad
command-ceremony-schedule = Datgelu categori yn ôl y cloc; heb amser, ei dynnu oddi ar y cloc
command-ceremony-hold = Gohirio’r sioe am y tro
command-ceremony-resume = Mynd ymlaen â hi
command-ceremony-skip = Hepgor categori
command-ceremony-go = Mynd at gategori
command-ceremony-back = Mynd yn ôl at y categori agosaf o’r blaen nad yw wedi’i gyhoeddi
command-ceremony-peek = Gweld canlyniad categori a gofnodwyd
command-ceremony-status = Pa mor bell y mae’r sioe
command-ceremony-log = Popeth a ddigwyddodd
command-ceremony-transcript = Yr hyn sy’n profi’r canlyniadau, fel JSON
command-ceremony-import = Darllen canlyniadau o daflen beirniaid, gweld beth a ddeallwyd, a’u cadw dan sêl
command-ceremony-preview = Gweld negeseuon categori yn union fel y byddant, i chi yn unig
command-ceremony-rehearse = Mynd trwy’r sioe gyfan gydag enillwyr ffug
command-ceremony-panel = Postio panel rhedeg y sioe yma
command-announcements = Cael cyhoeddiadau gwobr mewn sianel yn y gweinydd hwn
command-announcements-follow = Mae sianel yn cael cyhoeddiadau gwobr wrth iddynt gael eu gwneud
command-announcements-unfollow = Nid yw sianel yn eu cael mwyach
command-announcements-list = Pa sianeli yn y gweinydd hwn sy’n cael pa gyhoeddiadau
option-ceremony-award = Y wobr, lle gellir meddwl am sawl un
option-ceremony-the-award = Y wobr
option-ceremony-category = Y categori, yn ôl enw neu id
option-ceremony-winner = Pwy enillodd; unwaith i bob un lle caiff ei rhannu
option-ceremony-commended = Pwy gafodd ganmoliaeth; unwaith i bob un
option-ceremony-citation = Yr hyn y mae’r beirniaid yn ei ddweud
option-ceremony-reason = Pam
option-ceremony-channel = Sianel y cyhoeddiadau
option-ceremony-starts = Pryd mae’n dechrau, megis 2026-12-01 19:30
option-ceremony-ping = Y rôl a bingir gyda phob enillydd
option-ceremony-publish = Cyhoeddi i’r rhai sy’n dilyn y sianel
option-ceremony-presenter = Pwy sy’n ei gyflwyno
option-ceremony-say = Sut mae ynganu enwau
option-ceremony-note = Beth arall i’w gofio
option-ceremony-at = Pryd, megis 21:30
option-ceremony-go = Os collir yr amser, datgelu ar unwaith yn lle gofyn
option-ceremony-file = CSV neu XLSX: category, entry, standing, citation
option-ceremony-private-channel = Sianel breifat, i’r criw yn unig
option-ceremony-shortlist = Neges y rhestr fer, yn lle un yr enillydd
option-announcements-follow = Y sianel sy’n eu cael
option-announcements-unfollow = Y sianel nad yw’n eu cael mwyach

## Gorchymyn na ellir ei gyflawni fel y'i hysgrifennwyd / A command that cannot be carried out as it was written

help-commands = Gofynnwch yn eich geiriau eich hun, neu defnyddiwch orchymyn, gyda’i slaes neu hebddo.
help-main-option = { $option }: { $about }, gall sefyll heb ei enw
help-example = Enghraifft
help-more = Mae rhif yn agor y cais hwnnw yn y rhestr ddiwethaf; mae next yn troi’r dudalen. Mae help GORCHYMYN yn dweud ei ddewisiadau. Mae Tab yn cwblhau.
help-more-of-one = Mae gwerth yn mynd ymlaen hyd at y dewis nesaf, felly nid oes angen dyfynodau.
usage-missing = Mae hyn ar goll: { $option }. Dywedwch pa un rydych chi’n ei feddwl.
usage-no-page = Nid yw “{ $page }” yn dudalen; rhowch rif o 1 ymlaen.
usage-twice = Rhoddwyd `{ $option }` ddwywaith; rhowch ef unwaith.
usage-no-options = Nid yw /{ $command } yn cymryd dewisiadau.
usage-no-option = Nid oes dewis `{ $option }` gan /{ $command }. Ei ddewisiadau: { $known }.
usage-misspelt = Nid oes dewis `{ $option }`; ai `{ $meant }:` oeddech chi’n ei feddwl?
usage-no-text = Nid yw /{ $command } yn cymryd testun.
usage-which = Dywedwch beth a ofynnir (/{ $word }): { $commands }.
usage-another-command = Nid oes gorchymyn /{ $word }; ai /{ $name } oeddech chi’n ei feddwl?
usage-no-command = Nid oes gorchymyn /{ $word }; teipiwch help i gael rhestr.

## Y derfynell / The terminal

more-facts = Rhagor o ffeithiau ({ $number }): /show { $entry }
page-and-next = { $shown }; page:{ $next } am yr un nesaf.

## Tudalennau / Pages

go-on = Ymlaen
filter-meant = Yr un cywir ({ filter })
too-long = Mae hynny’n rhy hir: gofynnwch mewn { $most } nod ar y mwyaf.
no-such-award-here = Nid oes gwobr o’r fath yma; mae’r rhestr isod yn dangos y rhai sydd ar gael.
board-of-this = Bwrdd y wobr hon
picture-to-share = Llun o hyn, i’w rannu
ask-label = Gofynnwch (yn Saesneg), neu defnyddiwch orchymyn fel /winners
ask-button = Gofyn
ask-heading = Gofynnwch am geisiadau am wobrau
try-heading = Rhowch gynnig ar
awards-heading = Gwobrau
board = bwrdd
board-of = : { $award }
board-progress = , cyhoeddwyd { $done } o { $all }
skip = Neidio i’r cynnwys
ask-something = Gofyn rhywbeth
on-the-web = Ar y we
the-board = Y bwrdd
board-title = Bwrdd: { $award }
board-counted = { $done } o { $all }
board-announced = Cyhoeddwyd { $counted }
board-nothing = Ni chyhoeddwyd dim eto.
board-newest-first = Cyhoeddwyd, y diweddaraf yn gyntaf
board-begins = Yn dechrau { $moment }
board-ceremony = Seremoni: { $day }
board-no-winner = Dim enillydd
board-says = Cyhoeddwyd: { $category }. Enillydd: { $winners }.
board-says-none = Cyhoeddwyd: { $category }, dim enillydd.
board-live = Yn fyw
board-lost = Heb gysylltiad; yn rhoi cynnig arall arni
no-such-board = Nid oes bwrdd o’r fath
no-such-board-here = Nid oes gwobr o’r enw hwn yma.
too-many-requests = Gormod o geisiadau
too-many-from-your-address = Daw gormod o’ch cyfeiriad; rhowch gynnig arall arni ymhen munud.
key-needed = Mae angen allwedd
give-the-key = Rhowch yr allwedd a roddwyd i chi fel cyfrinair; nid yw’r enw o bwys.

## Trefn y noson fel ffeil i'w hargraffu, a'r catalog fel tudalen / The running order as a file to print, the catalogue as a page

sheet-heading = { $award }: trefn y noson
sheet-for-the-crew = I’r criw yn unig.
sheet-presenter = Cyflwynydd
sheet-say = Ynganu
sheet-note = Nodyn
sheet-next = nesaf
export-results = Canlyniadau
export-entries = Ceisiadau
export-caption = { $award }: { $number }
export-entry = Cais
export-who = Pwy
export-standing = Safle
export-nothing = Ni chyhoeddwyd dim eto.
