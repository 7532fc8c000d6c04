"""Small articles for the aligner, split and tokenised as the pipeline does."""

from compare.corpus.passages import split
from compare.model import Article
from compare.pipeline import tokenised


def prepared(texts):
    """Return articles a, b, c … with these texts, and their tokenised passages."""
    articles = [Article(id=chr(97 + number), path=f"{number}.txt", text=text) for number, text in enumerate(texts)]
    return articles, [tokenised(article, passage) for article in articles for passage in split(article)]
