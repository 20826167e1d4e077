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
