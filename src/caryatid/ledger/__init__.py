"""The store of sourced claims: append-only, dated, signed."""

from caryatid.ledger.agreement import Agreement, agreement, agreements
from caryatid.ledger.evaluations import in_writers_voice, is_evaluation, is_hypothetical
from caryatid.ledger.groups import event_day, sign_of
from caryatid.ledger.independence import document_roots, outlet_of, root_of
from caryatid.ledger.merging import standing
from caryatid.ledger.parties import party
from caryatid.ledger.proposals import Part, Proposal, propose_merges
from caryatid.ledger.sources import load_sources
from caryatid.ledger.store import Added, Ledger
from caryatid.ledger.ties import Near, Tie, conflict_reason, near_groups, ties
from caryatid.ledger.view import Contents, build_view, restrict

__all__ = [
    "Added",
    "Agreement",
    "Contents",
    "Ledger",
    "Near",
    "Part",
    "Proposal",
    "Tie",
    "agreement",
    "agreements",
    "build_view",
    "conflict_reason",
    "document_roots",
    "event_day",
    "in_writers_voice",
    "is_evaluation",
    "is_hypothetical",
    "load_sources",
    "near_groups",
    "outlet_of",
    "party",
    "propose_merges",
    "restrict",
    "root_of",
    "sign_of",
    "standing",
    "ties",
]
