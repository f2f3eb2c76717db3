"""The page of one measure: where it says so, what was made of it, and what the reader makes of that."""

from __future__ import annotations

from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wijktekst.errors import InputError
from wijktekst.explorer.asking import Asked, address, asked
from wijktekst.explorer.index import Index
from wijktekst.explorer.pictures import Picture, Pictures, Wanted
from wijktekst.explorer.question import Shown
from wijktekst.explorer.rendering import page
from wijktekst.explorer.verdicts import Verdicts, challenges, chosen, is_sure, said, told
from wijktekst.explorer.views import around, headings_of, hit_view
from wijktekst.reading.names import printable
from wijktekst.reports.rows import Labels

#: Dots per inch of a page that fits beside the text, and of one to look at closely.
_FITTING, _LARGE = 110, 200
#: Seconds that a page waits for its picture before it comes without.
_PATIENCE = 2.0
_LONGEST_ALT = 300
_YES = "ja"


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture of a page beside a measure: there, `late`, or with a `problem`.

    `number` is the page, `first` the one on which the sentence begins; `marked`: the sentence is on it.
    """

    number: int
    first: int
    pages: int
    large: bool
    marked: bool
    src: str
    width: int
    height: int
    alt: str
    problem: str
    late: bool


class MeasurePages:
    """Pages of measures, and of what was said of them."""

    def __init__(self, index: Index, verdicts: Verdicts, pictures: Pictures, labels: Labels) -> None:
        self._index, self._verdicts, self._pictures, self._labels = index, verdicts, pictures, labels

    def routes(self) -> list[Route]:
        """Every page by its address."""
        return [
            Route("/maatregel/{id}", self.measure),
            Route("/maatregel/{id}/oordeel", self.judge, methods=["POST"]),
            Route("/maatregel/{id}/pagina/{number:int}.png", self.picture),
            Route("/correcties", self.corrections),
        ]

    def measure(self, request: Request) -> Response:
        """A measure with its surroundings, its page, its facts and the form to judge it."""
        given = asked(request.url.query)
        return self._page(
            request, self._shown(request, given), given, saved="bewaard" in request.query_params
        )

    def _page(
        self,
        request: Request,
        shown: Shown,
        given: Asked,
        *,
        saved: bool = False,
        problem: str = "",
        status: int = 200,
    ) -> Response:
        row = shown.hit.row
        before, after = around(shown.before, shown.after)
        try:
            judged = self._verdicts.of_measure(shown.hit.id)
        except InputError as error:
            judged, problem = None, problem or str(error)
        return page(
            "maatregel",
            status,
            hit=hit_view(shown.hit, self._labels, whole=True),
            title=printable(shown.title),
            headings=headings_of(row),
            themes=[printable(theme) for theme in shown.themes],
            before=before,
            after=after,
            same=[(id, printable(file), number) for id, file, number in shown.same],
            previous=shown.previous,
            following=shown.following,
            back=address(given.question, given.page),
            picture=self._view(request, shown),
            sure=is_sure(row),
            challenges=challenges(self._labels),
            judged=judged,
            told=told(judged, self._labels) if judged else "",
            saved=saved and judged is not None,
            problem=problem,
        )

    def picture(self, request: Request) -> Response:
        """The picture of a page of the document of a measure."""
        shown = self._shown(request, Asked(asked("").question))
        large = request.query_params.get("groot") == _YES
        wanted = _wanted(shown, request.path_params["number"], large=large)
        drawn = self._pictures.ask(wanted).result()
        if drawn.problem:
            raise HTTPException(404)
        return Response(drawn.png, media_type="image/png")

    async def judge(self, request: Request) -> Response:
        """Write down what the reader chose, and show it on the same page."""
        body = (await request.body()).decode("utf-8", "replace")
        return await run_in_threadpool(self._judge, request, body)

    def _judge(self, request: Request, body: str) -> Response:
        given = asked(request.url.query)
        shown = self._shown(request, given)
        try:
            form = {name: values[0] for name, values in parse_qs(body, max_num_fields=20).items()}
            self._verdicts.add(shown, chosen(form, shown.hit.row))
        except (InputError, ValueError) as error:
            said = str(error) if isinstance(error, InputError) else "Dit formulier is niet te lezen."
            return self._page(request, shown, given, problem=said, status=422)
        query = address(given.question, given.page, bewaard=_YES)
        return RedirectResponse(f"/maatregel/{shown.hit.id}{query}#oordeel", 303)

    def corrections(self, request: Request) -> Response:
        """What was said of measures so far, where it is kept, and how a model learns from it."""
        try:
            found, problem = self._verdicts.all(), ""
        except InputError as error:
            found, problem = [], str(error)
        known = self._labels.challenges
        lines = [
            {
                "id": one.id,
                "text": printable(one.text),
                "file": printable(one.doc),
                "model": f"{one.said_kind}, {known.get(one.said_challenge, one.said_challenge)}".strip(", "),
                "told": told(said(one), self._labels),
                "here": self._index.measure(one.id) is not None,
            }
            for one in reversed(found)
        ]
        return page("correcties", lines=lines, path=str(self._verdicts.path), problem=problem)

    def _shown(self, request: Request, given: Asked) -> Shown:
        shown = self._index.measure(request.path_params["id"], given.question)
        if shown is None:
            raise HTTPException(404)
        return shown

    def _view(self, request: Request, shown: Shown) -> PictureView | None:
        """The picture that was asked for; None for a document without pages."""
        first = shown.hit.row["pagina"]
        if first is None:
            return None
        asked_for = request.query_params.get("pagina", "")
        number = (
            int(asked_for)
            if asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 7
            else int(first)
        )
        large = request.query_params.get("groot") == _YES
        wanted = _wanted(shown, number, large=large)
        future = self._pictures.ask(wanted)
        try:
            drawn, late = (
                future.result(None if request.query_params.get("wacht") == _YES else _PATIENCE),
                False,
            )
        except Late:
            drawn, late = Picture(), True
        return PictureView(
            number=number,
            first=int(first),
            pages=drawn.pages,
            large=large,
            marked=bool(wanted.lines),
            src=f"/maatregel/{shown.hit.id}/pagina/{number}.png{'?groot=ja' if large else ''}",
            width=drawn.width,
            height=drawn.height,
            alt=_alt(shown, wanted),
            problem=drawn.problem,
            late=late,
        )


def _wanted(shown: Shown, number: int, *, large: bool) -> Wanted:
    row = shown.hit.row
    lines = tuple((one.x0, one.top, one.x1, one.bottom) for one in shown.places if one.page == number)
    return Wanted(
        str(row["bestand"] or ""), str(row["document_id"] or ""), number, lines, _LARGE if large else _FITTING
    )


def _alt(shown: Shown, wanted: Wanted) -> str:
    page_of = f"Pagina {wanted.page} van {printable(wanted.name)}"
    if not wanted.lines:
        return f"{page_of}; de zin staat niet op deze pagina of de plaats ervan is niet bekend."
    sentence = printable(str(shown.hit.row["zin"] or ""))
    short = sentence if len(sentence) <= _LONGEST_ALT else f"{sentence[:_LONGEST_ALT]}…"
    return f"{page_of}. Gemarkeerd is: {short}"
