"""Words and signs that the rules of each target look for: a mutation puts them in."""

from __future__ import annotations

#: What breaks a parser in any format: digits and letters outside ASCII, signs that change length, limits.
NASTY = (
    "", " ", "\n", "\n\n", "\t", "\f", "\x00", "\x1f", "\x85", "\ud800", "\ufffe", "\ufeff", "\u2028",
    "\xa0", "\u202f", "\xad", "\u200b", "\u200d", "e\u0301", "\u0301", "İ", "ß", "ŉ", "ǅ", "ﬁ", "Ĳ", "ﷺ",
    "0", "-1", "1", "²", "½", "٣", "Ⅷ", "𝟗", "①", "00", "9" * 25, "9" * 400, "9" * 5000, "1e309", "-0",
    "NaN", "2147483648", "-2147483649", "18446744073709551616", "0x10", "1.", ".5", "a" * 300, "(" * 50,
    "'", '"',
)  # fmt: skip
#: Of money, dates and places, of sentences and of the attributes of a measure.
DUTCH = (
    "€", "€ ", "EUR ", " euro", " miljoen", " mln.", " mld", " ton", "anderhalf", "5", "1,2", "25.000,-",
    " à ", "-", "–", " tot ", " en ", "tussen ", "x € 1.000", "f 5", "gulden", "$", "%", " per jaar",
    " keer", "minimaal ", "maximaal ", "ruim ", "structureel ", "incidenteel ", "een half ",
    "twee en een half", "2025", "1-1-2026", " maart ", "vanaf ", "tot en met ", "t/m ", "uiterlijk ",
    "31 februari", "'27", "Q3 ", "eind ", "begin ", "medio ", "tweede kwartaal ", "komende vier jaar",
    "dit jaar", "per direct", "9999", "schooljaar ", "binnen 99 jaar", "voor de duur van twintig jaar",
    "2024/2025", "2024-2028", " e.v.", "0000", "De gemeente ", "Utrecht", "'s-Hertogenbosch", "Best",
    "Bergen op Zoom", "Nieuw-West", "provincie ", "regio ", "wijk ", "buurt van ", "stadsdeel ", "o.a. ",
    "nr. ", "art. 3:4 Awb", "Wmo 2015", "Kamerstuk 32847", ". ", "als ", "mits ", "tenzij ", "voor zover ",
    "wordt ", "is ", "geen ", "niet langer ", "besluit: ", "verzoekt ", "het college ", "wij ", "bewoners ",
    "ouderen ", "woningcorporaties ", "ministerie van BZK ", "subsidie ", "warmtenet", "schulden",
    "draagt op ", "roept op ", "• ", "1. ", "a) ", "(", ")", ";", ":", "?", "!", "”",
)  # fmt: skip
TABLE = (
    "\t", "\t\t", "\n", "\n\n", "# ", "^ ", "% ", "- ", "\f", "2025", "2026\t2027", "Tabel 1: ", "Totaal",
    "€", "bedragen x € 1.000", "x € 1 mln.", "(in miljoenen euro's)", "-1.234", "(56)", "1.234,5", "12%",
    "n.v.t.", "aantal", "fte", "Programma", "Lasten", "Baten", "Saldo", "Begroting 2026", "p.m.", "- ", "–",
    "€ 12",
)  # fmt: skip
MARKUP = (
    "<table><tr><td>", "<div hidden>", "<nav>", "<aside>", "<header>", "<ul><li>", "<a>", "<p hidden>x",
    "<sup>1</sup>", "<blockquote>", "<dl><dt>a<dd>", "<caption>", "<section>", "<b>", "<script>", "<p>",
    "</p>", "<table>", "<tr>", "<td colspan='999999999'>", "<td rowspan='-1'>", "<li>", "<h1>", "<h9>",
    "<br/>", "<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&#xD800;", "&#9999999999;", "&nbsp;", "&x;",
    "<?pi ?>", "<!DOCTYPE html>", "<html lang='nl'>", "<meta charset='utf-16'>", "<title>", "<article>",
    "xmlns:w='x'",
)  # fmt: skip
WORD = (
    "<w:p>", "</w:p>", "<w:r>", "<w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:gridSpan w:val='9999999'/>",
    "<w:vMerge/>", "<w:numPr>", "<w:ilvl w:val='-5'/>", "<w:numId w:val='1'/>",
    "<w:outlineLvl w:val='12'/>", "<w:pStyle w:val='Kop1'/>", "<w:basedOn w:val='Kop1'/>", "<w:tab/>",
    "<w:del>", "<w:footnoteReference w:id='1'/>", "<w:sdt>", "<w:txbxContent>", "<w:gridBefore w:val='x'/>",
    "<w:br w:type='page'/>", "<w:sz w:val='²'/>",
)  # fmt: skip
OPEN = (
    "<text:p>", "</text:p>", "<text:h text:outline-level='0'>", "<text:h text:outline-level='x'>",
    "<text:list>", "<text:list-item>", "<table:table-row table:number-rows-repeated='999999999'>",
    "<text:s text:c='999999999'/>", "<table:table-cell table:number-columns-repeated='99999999'>",
    "<table:covered-table-cell/>", "<text:note>", "table:number-columns-spanned='-3'",
    "<text:tracked-changes>", "<text:soft-page-break/>", "<text:s text:c='²'/>",
)  # fmt: skip
RTF = (
    "{", "}", "{\\rtf1 ", "\\par ", "\\cell ", "\\row ", "\\trowd ", "\\cellx900 ", "\\cellx-5 ",
    "\\intbl ", "\\u8364?", "\\u-1 ", "\\u99999999999 ", "\\'e9", "\\'zz", "\\uc0 ", "\\uc999999999 ",
    "\\bin5 ", "\\bin-9 ", "\\bin99999999 ", "{\\footnote ", "{\\*\\annotation ", "{\\fonttbl ",
    "{\\f1\\fcharset128 ", "{\\stylesheet ", "{\\s2\\sbasedon2 ", "{\\info ", "{\\title ",
    "{\\creatim\\yr2026\\mo99\\dy0 ", "\\ansicpg77 ", "\\ansicpg99999 ", "{\\upr ", "\\nestcell ",
    "\\outlinelevel-1 ", "\\ls1 ", "\\v ", "\\v0 ", "\\deleted ", "{\\listtext ", "\\clmrg ", "\\clvmrg ",
    "\\\n",
)  # fmt: skip
MAIL = (
    "\n--g\n", "\n--g--\n", "\n\n", "Content-Type: multipart/mixed; boundary=g\n", "MIME-Version: 1.0\n",
    "> Ja.\n", "Content-Type: text/html; charset=utf-16\n", "Content-Type: message/rfc822\n",
    "Content-Type: ;;;=\n", "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n", "=E9=", "UEsDBA==",
    "Content-Disposition: attachment; filename*0*=utf-8''%E9; filename*2=x\n", "Date: Wo, 32 Foo 99999\n",
    "From: <", "charset=x-unknown", "charset=idna", "charset=undefined", "charset=rot13",
    "=?utf-8?B?//8=?=", "=?x?q?=E9?=", "Op ma 1 jan 2026 schreef A <a@b.nl>:\n",
    "Van: A\nVerzonden: B\nAan: C\n", "Met vriendelijke groet\n", "-- \n", "begin 644 a.txt\n",
    "Date: Mon, 1 Jan 0000 00:00:00 +9999\n", "Date: -1\n", "Subject: \n", "Content-Type: text\n",
)  # fmt: skip
MARKDOWN = (
    "# ", "###### ", "- ", "1. ", "999999999. ", "> ", "| a | b |\n|---|---|\n", "```\n", "---\n", "[x](y)",
    "![x](y)", "<p>", "**", "__", "`", "\\", "&#0;", "===\n", "    ", "\t", "title: x\n",
    "datum: 2026-99-99\n", "  \n",
)  # fmt: skip
PDF = (
    " Tj ", " TJ ", " Td ", " Tm ", " Tf ", " Tr ", " BT ", " ET ", " q ", " Q ", " cm ", " re f ", " l S ",
    " Do ", "/F1 ", "/Rotate 90", "/Rotate 45", "/MediaBox [0 0 0 0]", "/CropBox [9 9 -9 -9]",
    "/UserUnit 99999", " 0 R ", "/Artifact BMC ", " EMC ", "/Figure <</MCID 0>> BDC ", "(\\000\\377)",
    "<FEFFD800>", "/StructTreeRoot ", "/Kids [", "/Count 99999", "/Count -1", "/Marked true",
    "/CreationDate (D:20269999)", "/Title (þÿØ\x00)", " 1e38 ",
)  # fmt: skip
