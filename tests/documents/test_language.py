"""Languages: told where it is plain, and silence where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.claims import make_claims
from consistency.config import Config
from consistency.documents import read_documents
from consistency.documents.language import language_of
from consistency.sentences import split_sentences

TOLD = [
    ("en", "The bridge over the river has been closed since Tuesday, and the mayor said that it would not be opened"
     " before the end of the month because the engineers had found more cracks in it."),
    ("fr", "Le pont sur la rivière est fermé depuis mardi et le maire a dit qu'il ne sera pas ouvert avant la fin du"
     " mois parce que les ingénieurs ont trouvé de nouvelles fissures dans les piliers."),
    ("de", "Die Brücke über den Fluss ist seit Dienstag gesperrt, und der Bürgermeister sagte, dass sie nicht vor dem"
     " Ende des Monats geöffnet wird, weil die Ingenieure noch mehr Risse gefunden haben."),
    ("es", "El puente sobre el río está cerrado desde el martes y el alcalde dijo que no se abrirá antes de que termine"
     " el mes porque los ingenieros han encontrado más grietas en los pilares."),
    ("pt", "A ponte sobre o rio está fechada desde terça-feira e o prefeito disse que ela não será aberta antes do fim"
     " do mês porque os engenheiros encontraram mais fissuras nos pilares da ponte."),
    ("it", "Il ponte sul fiume è chiuso da martedì e il sindaco ha detto che non sarà aperto prima della fine del mese"
     " perché gli ingegneri hanno trovato altre crepe nei pilastri che sono sotto il ponte."),
    ("nl", "De brug over de rivier is sinds dinsdag gesloten en de burgemeester zei dat hij niet voor het einde van de"
     " maand open zal gaan omdat de ingenieurs nog meer scheuren hebben gevonden."),
    ("pl", "Most na rzece jest zamknięty od wtorku i burmistrz powiedział, że nie będzie otwarty przed końcem miesiąca,"
     " ponieważ inżynierowie znaleźli jeszcze więcej pęknięć, które są pod mostem."),
    ("ru", "Мост через реку закрыт со вторника, и мэр сказал, что его не откроют до конца месяца, потому что инженеры"
     " нашли ещё несколько трещин, которые были под мостом и о которых никто не знал."),
    ("ja", "川に架かる橋は火曜日から閉鎖されており、市長は、月末までは開通しないと述べた。"),
    ("", "Voss 1,204 Brandt 1,020 Holm 312"),
    ("", "Rockledge Palm Bay Viera Cocoa Titusville Astronaut Melbourne Heritage Eau Gallie Satellite Bayside Edgewood "
     * 3),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_language(code: str, text: str) -> None:
    assert language_of(text) == code


def test_another_language_is_marked_and_makes_claims_of_figures_alone(tmp_path: Path) -> None:
    text = TOLD[2][1] + " Am Dienstag waren 340 Menschen auf der Brücke.\n\n" + TOLD[2][1]
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (document,), _ = read_documents([tmp_path], Config())
    assert document.language == "de"
    assert dict(document.metadata_from)["language"] == "words of the text"
    assert "Written in German: only its figures and names are compared." in document.notes
    claims = make_claims(document, split_sentences(document), Config())
    assert claims
    assert all(claim.quantity for claim in claims)


def test_the_words_of_a_text_win_over_what_a_template_says(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!DOCTYPE html><html lang='en'><body><p>{TOLD[1][1]}</p></body></html>")
    (document,), _ = read_documents([tmp_path], Config())
    assert document.language == "fr"
