"""The forecast and its reasons for people: words, figures, one HTML file."""

from caryatid.report.html import report_html
from caryatid.report.unread import Unread
from caryatid.report.words import brief_text

__all__ = ["Unread", "brief_text", "report_html"]
