from compare.api import Article as Article
from compare.api import Comparison as Comparison
from compare.api import Mention as Mention
from compare.api import compare_articles as compare_articles
from compare.api import figures as figures
