"""The review in a browser: one page, behind it one terminal review per window. Needs the extra `web`."""

from compare.web.address import Address
from compare.web.server import ReviewServer

__all__ = ["Address", "ReviewServer"]
