"""Running headers, footers and page numbers; body text is never taken for one."""

BODY = (
    "The tenant keeps the house in good repair",
    "and returns it at the end of the lease in",
    "the state in which it was handed over.",
)


def page_of(*pieces, body=BODY, top=120):
    return [*pieces, *((60, top + 14 * row, line) for row, line in enumerate(body))]


def own_body(number: int):
    return [f"Clause {number} says that", f"the fee of phase {number}", "is paid in advance."]


def texts(document) -> list[str]:
    return [page.text for page in document.pages]


def test_header_and_footer_are_said_once_and_page_numbers_never(make, parse) -> None:
    pages = [
        page_of(
            (60, 40, "Lease of the Old Mill"),
            (60, 660, "Rossi and Bianchi, attorneys at law"),
            (240, 680, f"Page {number} of 5"),
            body=own_body(number),
        )
        for number in range(1, 6)
    ]

    document = parse(make(*pages))

    first, *others = texts(document)
    assert first.split("\n\n") == [
        "Lease of the Old Mill",
        "\n".join(own_body(1)),
        "Rossi and Bianchi, attorneys at law",
    ]
    assert others == ["\n".join(own_body(number)) for number in range(2, 6)]
    for page in document.pages:
        spans = zip(page.words.starts, page.words.ends, strict=True)
        assert [page.text[start:end] for start, end in spans] == page.text.split()


def test_header_with_the_page_number_in_it_is_said_once(make, parse) -> None:
    pages = [
        page_of((60, 40, "Old Mill"), (420, 40, str(number + 7)), body=own_body(number))
        for number in range(1, 5)
    ]

    found = texts(parse(make(*pages)))

    assert ["Old Mill" in text for text in found] == [True, False, False, False]
    assert found[3] == "\n".join(own_body(4))


def test_roman_page_numbers_are_left_out(make, parse) -> None:
    pages = [
        page_of((240, 670, numeral), body=own_body(number))
        for number, numeral in enumerate(("i", "ii", "iii", "iv", "v"), 1)
    ]

    assert texts(parse(make(*pages))) == ["\n".join(own_body(number)) for number in range(1, 6)]


def test_first_line_of_the_text_stays_on_each_page(make, parse) -> None:
    pages = [
        page_of(body=["This agreement is made between the parties", *own_body(number)], top=60)
        for number in range(1, 6)
    ]

    for number, text in enumerate(texts(parse(make(*pages))), 1):
        assert text == "\n".join(["This agreement is made between the parties", *own_body(number)])


def test_line_on_two_pages_only_is_not_running(make, parse) -> None:
    pages = [page_of((60, 40, "Old Mill"), body=own_body(number)) for number in (1, 2)]

    assert all("Old Mill" in text for text in texts(parse(make(*pages))))


def test_repeated_line_in_the_middle_of_pages_stays(make, parse) -> None:
    pages = [page_of((60, 350, "In witness whereof"), body=own_body(n)) for n in range(1, 6)]

    assert all("In witness whereof" in text for text in texts(parse(make(*pages))))


def test_numbers_that_do_not_count_pages_stay(make, parse) -> None:
    totals = (812, 95, 4410, 77, 310)
    pages = [
        page_of((240, 670, str(total)), body=own_body(number))
        for number, total in enumerate(totals, 1)
    ]

    found = texts(parse(make(*pages)))

    assert [text.split()[-1] for text in found] == [str(total) for total in totals]


def test_invoice_number_at_the_top_of_each_page_stays(make, parse) -> None:
    pages = [
        page_of((60, 40, f"Invoice {number + 30}"), body=own_body(number)) for number in range(1, 6)
    ]

    found = texts(parse(make(*pages)))

    assert [f"Invoice {number + 30}" in found[number - 1] for number in range(1, 6)] == [True] * 5


def test_running_header_is_no_heading_and_headings_below_it_stay(make, parse) -> None:
    pages = [
        page_of((60, 40, "LEASE OF THE OLD MILL"), (60, 90, f"{n}. Duties"), body=own_body(n))
        for n in range(1, 6)
    ]

    headings = parse(make(*pages)).headings

    assert [heading.text for heading in headings] == [f"{n}. Duties" for n in range(1, 6)]


def test_section_numbers_are_headings_beside_page_numbers(make, parse) -> None:
    pages = [
        page_of((240, 670, str(n)), (60, 60, ("I", "II", "III", "IV")[n - 1] + ". DUTIES"))
        for n in range(1, 5)
    ]

    headings = parse(make(*pages)).headings

    assert [heading.text for heading in headings] == [
        "I. DUTIES",
        "II. DUTIES",
        "III. DUTIES",
        "IV. DUTIES",
    ]


def test_signature_up_the_margin_of_each_page_is_said_once(make, parse) -> None:
    pdf = make([])
    signature = "Firmato Da: ROSSI MARIO Emesso Da: AUTORITA Serial: 3d0f8a"
    for number in range(1, 5):
        pdf.add_page()
        pdf.set_font("Helvetica", size=10)
        for row, line in enumerate(own_body(number)):
            pdf.text(60, 120 + 14 * row, line)
        with pdf.rotation(90, 480, 600):
            pdf.text(480, 600, signature)

    found = texts(parse(pdf))

    assert [signature in text for text in found] == [False, True, False, False, False]
    assert found[4] == "\n".join(own_body(4))


def test_title_of_the_document_is_a_heading_though_headers_repeat_it(make, parse) -> None:
    pdf = make([])
    pdf.set_font("Helvetica", size=24)
    pdf.text(60, 60, "Lease of the Old Mill")
    for number in range(1, 6):
        if number > 1:
            pdf.add_page()
            pdf.text(60, 40, "Lease of the Old Mill")
        pdf.set_font("Helvetica", size=10)
        for row, line in enumerate(own_body(number) * 3):
            pdf.text(60, 120 + 14 * row, line)

    headings = parse(pdf).headings

    assert [(heading.page, heading.text) for heading in headings] == [(1, "Lease of the Old Mill")]
