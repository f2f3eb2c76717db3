"""Dutch abbreviations that end in a stop, by what the stop may mean. Own list, from policy documents.

Written without the last stop and in lower case. A name, number or noun always follows an `OPEN` one, so
its stop never ends a sentence; a `CLOSING` one often stands last, so a capital after it starts a sentence;
any other (`MIXED`) ends a sentence only where the next word is one that sentences start with (`STARTERS`).
"""

from __future__ import annotations


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


OPEN = _words("""
    dhr mevr mw mej mr drs dr ir ing prof em bc ds pr ass jhr jkvr msgr wnd weth burg secr pres vicevz
    art artt nr nrs no blz pag p pp par hfst hst afb fig tab bijl nt noot vgl cf zgn zg bijv bv. b.v bvb
    o.a m.b.t i.v.m t.a.v t.b.v t.o.v t.g.v t.n.v t.w.v t.h.v i.s.m i.c.m i.p.v i.h.k.v i.h.b i.t.t
    i.g.v i.o.m i.g.s d.m.v d.w.z d.d a.d.h.v a.g.v a.h.v m.n m.u.v m.i.v m.h.o.o m.a.w m.o n.a.v o.b.v
    o.g.v o.v.v o.l.v o.v u.a v.w.b v.d w.o b.g.g b.v.k ca circa resp respect incl excl ev. gem kon kgl
    min. st ste jr.v tel nl t.m t/m mbt ivm tav tbv tov tgv dmv dwz nav obv adhv ism ihkv igv oa dd i.e
    e.g viz vs sub red vert bew uitg i.z i.r v.l.n.r w.b afd dir mw.mr mr.dr prof.dr prof.mr dr.ir
    drs.ing th.v h.t.v ten.n vlg ged n.n i.l afl dl
""")

CLOSING = _words("""
    enz etc e.d o.i.d e.a c.s e.v e.v.a n.v.t v.v p.m a.u.b aub s.v.p svp w.v.t.t.k p.p p.p.p p.j p.w
    p.u b.g n.b.v
""")

MIXED = _words("""
    mln mld mio mrd jl jongstl ll a.s jan feb febr mrt apr jun jul aug sep sept okt nov dec stb stcrt
    trb jur gw bw rv sr sv awb wsw n.v bv nv v.o.f vof mij co inc ltd cie comm a.i i.o b.d h.a p.o m.i
    n.b ps red max min gem. ha km cm mm kg gr st.v u.w.v ong evt ev i.t.t. jr tit aant alg nom techn
    wetensch soc econ int nat prov rijksw dep deelgem q.q a.b k.k ed dec.v q1 kw
""")

#: Words without a vowel that are words, not abbreviations.
CONSONANT_WORDS = _words("""
    ggz ggd tv cv wlz svb kvk vng bzk pgb mkb vws wvggz jgz pvv vvd dvd gps sms
""")

#: Nouns after which a single letter is a label ("plan B."), not someone's initial.
LABEL_NOUNS = _words("""
    plan variant optie scenario bijlage groep label energielabel type categorie niveau klasse fase deel
    onder sub letter punt lid spoor route lijn lot blok vitamine hepatitis gebouw lijst model
""")

#: Words before a number that together open a heading ("Artikel 3. Begripsbepalingen").
SECTION_NOUNS = _words("""
    artikel art art. hoofdstuk hfst hfst. paragraaf par par. bijlage titel deel afdeling onderdeel stap
    fase tabel figuur afbeelding besluit punt vraag antwoord actie doel doelstelling pijler thema
    programma spoor agendapunt motie amendement stelling § opgave ambitie maatregel vraagstuk
""")

STARTERS = _words("""
    De Het Een In Dit Deze Dat Die Er Op Om Voor Met Bij Ook Daarnaast Daarom Daarbij Daarvoor Daardoor
    Daarin Daarmee Daarop Daartoe Daarna Hierbij Hiervoor Hierdoor Hierin Hiermee Hierop Hierna Zo We
    Wij Als Door Na Naast Uit Aan Maar En Of Omdat Tot Tevens Verder Vanaf Vanuit Volgens Wat Wie Waar
    Hoe Ze Zij Hij Ik Je Jij U Uw Onze Ons Alle Alleen Sinds Tijdens Tegen Binnen Over Per Hun Haar Niet
    Nog Nu Dus Echter Toch Dan Daar Hier Ten Ter Te Indien Wanneer Hoewel Terwijl Bovendien Vervolgens
    Tenslotte Mede Meer Veel Sommige Elke Iedere Ieder Iedereen Zie Hieronder Momenteel Inmiddels Namens
    Conform Gelet Overwegende Zowel Kortom Ondanks Samen Vooral Vandaar Waarom Welke Wel Want Zodra
    Zonder Zoals Eerst Eind Begin Volgend Vorig Dergelijke Zulke Geen Gemeenten Gemeente Inwoners
    Bewoners Burgers Mensen Kinderen Jongeren Ouderen Scholen Vraag Antwoord Verzoekt Doel Aanleiding
    Toelichting Voorstel Besluit Dankzij Wegens Vanwege Ongeveer Circa Andere Beide Enkele Hetzelfde
    Jaarlijks Komend Komende Straks Vandaag Gisteren Eerder Later Steeds Soms Vaak Meestal Misschien
    Natuurlijk Uiteraard Uiteindelijk Overigens Immers Anders Achter Boven Onder Rond Rondom Richting
    Via Sedert
""")
