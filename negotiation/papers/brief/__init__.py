"""The brief: the talks on paper, for those who decide.

It is composed once, into words (`compose`), and written as text, Markdown, a page, or by a
template of the desk's own.
"""

from negotiation.papers.brief.compose import Asked, compose
from negotiation.papers.brief.content import SECTIONS, Brief

__all__ = ["SECTIONS", "Asked", "Brief", "compose"]
