"""The numbers that Word counts by itself, and what else it shows but does not write as text."""

from collections.abc import Callable, Iterable

from docdesk.domain.documents import ParsedDocument

Read = Callable[[str, bytes], ParsedDocument]
MakeDocx = Callable[..., bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int, number: int = 1) -> str:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return p(text, f"<w:numPr>{place}</w:numPr>")


def levels(*forms: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(forms)
    )


CLAUSES = levels(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))


def numbering(families: Iterable[str], uses: str) -> str:
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{family}</w:abstractNum>'
        for at, family in enumerate(families)
    )
    return f'<w:numbering xmlns:w="{W}">{abstract}{uses}</w:numbering>'


def use(number: int, family: int, changes: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{family}"/>{changes}</w:num>'


def lines(document: ParsedDocument) -> list[str]:
    return [line for line in document.pages[0].text.split("\n") if line]


def test_clauses_have_the_numbers_that_word_shows(read: Read, docx: MakeDocx) -> None:
    body = "".join(
        numbered(text, level)
        for text, level in (
            ("Oggetto", 0),
            ("Il canone", 1),
            ("Il deposito", 1),
            ("entro un mese", 2),
            ("entro due", 2),
            ("Durata", 0),
            ("Quattro anni", 1),
            ("salvo disdetta", 2),
        )
    )

    found = lines(read("a.docx", docx(body, numbering=numbering([CLAUSES], use(1, 0)))))

    assert found == [
        "1. Oggetto",
        "1.1 Il canone",
        "1.2 Il deposito",
        "(a) entro un mese",
        "(b) entro due",
        "2. Durata",
        "2.1 Quattro anni",
        "(a) salvo disdetta",
    ]


def test_headings_are_numbered_by_their_style(read: Read, docx: MakeDocx) -> None:
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="H1">'
        f'<w:name w:val="heading 1"/>{place}</w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="H1"/></w:style></w:styles>'
    )
    family = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
        '<w:pStyle w:val="H1"/><w:lvlText w:val="Articolo %1"/></w:lvl>'
    )
    body = p("Oggetto", '<w:pStyle w:val="H1"/>') + p("Durata", '<w:pStyle w:val="H1"/>')
    body += p("Premessa", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')

    document = read("a.docx", docx(body, styles=styles, numbering=numbering([family], use(1, 0))))

    assert [heading.text for heading in document.headings] == [
        "Articolo I Oggetto",
        "Articolo II Durata",
        "Premessa",
    ]


def test_a_list_that_begins_anew_does_so(read: Read, docx: MakeDocx) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    uses = use(1, 0) + use(2, 0) + use(3, 0, anew)
    body = "".join(numbered("x", 0, number) for number in (1, 1, 2, 3, 3))

    found = lines(read("a.docx", docx(body, numbering=numbering([CLAUSES], uses))))

    assert found == ["1. x", "2. x", "3. x", "7. x", "8. x"]


def test_numbers_in_tables_are_read_and_bullets_are_bullets(read: Read, docx: MakeDocx) -> None:
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    row = f"<w:tr><w:tc>{empty}</w:tc><w:tc>{{}}</w:tc></w:tr>"
    body = f"<w:tbl>{row.format(p('Canone'))}{row.format(p('Spese'))}</w:tbl>"
    body += numbered("nota", 0, 2)
    families = [CLAUSES, levels(("bullet", "\uf0b7"))]

    found = lines(read("a.docx", docx(body, numbering=numbering(families, use(1, 0) + use(2, 1)))))

    assert found == ["1. | Canone", "2. | Spese", "• nota"]


def test_absurd_numbers_stay_short(read: Read, docx: MakeDocx) -> None:
    family = (
        '<w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:numFmt w:val="lowerLetter"/>'
        f'<w:lvlText w:val="{"%1" * 5000}"/></w:lvl>'
    )

    found = lines(read("a.docx", docx(numbered("x", 0), numbering=numbering([family], use(1, 0)))))

    assert len(found[0]) < 100


def test_powers_are_not_read_as_other_numbers(read: Read, docx: MakeDocx) -> None:
    def run(text: str, properties: str = "") -> str:
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    above = '<w:vertAlign w:val="superscript"/>'
    body = f"<w:p>{run('4,5 x 10')}{run('-9', above)}{run('/L, art. 5')}{run('bis', above)}</w:p>"

    assert lines(read("a.docx", docx(body))) == ["4,5 x 10⁻⁹/L, art. 5bis"]


def test_what_is_struck_through_is_marked(read: Read, docx: MakeDocx) -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>10 mg</w:t></w:r>"
    kept = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t> 5 mg</w:t></w:r>'

    assert lines(read("a.docx", docx(f"<w:p>{struck}{kept}</w:p>"))) == ["[deleted: 10 mg] 5 mg"]


def test_fields_of_a_form_say_what_is_chosen(read: Read, docx: MakeDocx) -> None:
    def field(inner: str) -> str:
        return f"<w:r><w:fldChar><w:ffData>{inner}</w:ffData></w:fldChar></w:r>"

    ticked = field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    empty = field('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    chosen = field(
        '<w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="no"/><w:listEntry w:val="yes"/></w:ddList>'
    )

    assert lines(read("a.docx", docx(f"<w:p>{ticked}{empty}{chosen}</w:p>"))) == ["☒☐yes"]


def test_boxes_in_headers_and_cells_are_read(read: Read, docx: MakeDocx) -> None:
    box = f"<w:p><w:r><w:t>a</w:t><w:txbxContent>{p('boxed')}</w:txbxContent></w:r></w:p>"
    header = f'<w:hdr xmlns:w="{W}">{box}</w:hdr>'
    body = f"<w:tbl><w:tr><w:tc>{box}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"

    assert lines(read("a.docx", docx(body, header=header))) == ["a", "boxed", "a boxed | b"]
