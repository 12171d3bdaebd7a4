// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails about the seats of organisations and about who sits there. */
export const mailSeats = {
  'mail.seat_requested.subject': '{{organisation}} asks to take part in {{community}}',
  'mail.seat_requested.text':
    'The organisation {{organisation}} asks for a seat in the community {{community}}.\n\nThose who decide who belongs answer it; a refusal needs a reason, which the organisation reads.',
  'mail.seat_requested.action': 'See the request',
  'mail.seat_received.subject': 'The request of {{organisation}} has reached {{community}}',
  'mail.seat_received.text':
    'The request for a seat for {{organisation}} has reached those who manage the community {{community}}.\n\nAn answer is expected by {{until}}. Should nobody answer, we will notice.',
  'mail.seat_received.action': 'See the request',
  'mail.seat_escalated.subject': 'The request of {{organisation}} to {{community}} has no answer',
  'mail.seat_escalated.text':
    'The community {{community}} has not answered within the days that it promises to {{organisation}}, which asks for a seat.\n\nIf nobody answers, the request lapses in fifteen days with our apologies.',
  'mail.seat_escalated.action': 'See the requests without an answer',
  'mail.seat_lapsed.subject': 'Our apologies: {{community}} did not answer {{organisation}}',
  'mail.seat_lapsed.text':
    'The request for a seat for {{organisation}} in the community {{community}} has lapsed because nobody answered in time. We apologise.\n\nYou may send it again at once, or write to us at {{contact}}.',
  'mail.seat_lapsed.action': 'See the seats of the organisation',
  'mail.seat_offer_lapsed.subject': '{{organisation}} has not answered {{community}}',
  'mail.seat_offer_lapsed.text':
    'The offer of a seat in the community {{community}} has lapsed: {{organisation}} has not answered within thirty days.\n\nYou may offer it again.',
  'mail.seat_offer_lapsed.action': 'See the organisations',
  'mail.seat_offered.subject': '{{community}} offers {{organisation}} a seat',
  'mail.seat_offered.text':
    'The community {{community}} invites {{organisation}}, which you represent, to take part.\n\nYou can answer until {{until}}. If you accept, you can name who sits there for the organisation.',
  'mail.seat_offered.action': 'Answer',
  'mail.seat_started.subject': '{{organisation}} takes part in {{community}}',
  'mail.seat_started.text':
    'The community {{community}} has accepted the request of {{organisation}}.\n\nYou can now name who sits there: each person has to accept.',
  'mail.seat_started.action': 'Name the delegates',
  'mail.seat_taken.subject': '{{organisation}} has taken its seat in {{community}}',
  'mail.seat_taken.text':
    'The organisation {{organisation}} now takes part in the community {{community}}.\n\nWe write to you when a delegate accepts.',
  'mail.seat_taken.action': 'See the organisations',
  'mail.seat_refused.subject': '{{community}} has not accepted the request of {{organisation}}',
  'mail.seat_refused.text':
    'The community {{community}} has refused the request of {{organisation}} for a seat.\n\nThe reason is on the page of the organisation.',
  'mail.seat_refused.action': 'Read the reason',
  'mail.seat_declined.subject': '{{organisation}} has declined a seat in {{community}}',
  'mail.seat_declined.text':
    'The organisation {{organisation}} has declined the seat that the community {{community}} offered.',
  'mail.seat_declined.action': 'See the organisations',
  'mail.seat_given_back.subject': '{{organisation}} leaves {{community}}',
  'mail.seat_given_back.text':
    'The organisation {{organisation}} has given back its seat in the community {{community}}.\n\nWhoever sat there for the organisation alone is no longer a member.',
  'mail.seat_given_back.action': 'See the organisations',
  'mail.seat_revoked.subject': '{{organisation}} no longer has a seat in {{community}}',
  'mail.seat_revoked.text':
    'The seat of {{organisation}} in the community {{community}} has ended, and the delegations with it.\n\nIf the community decided so, the reason is on the page of the organisation.',
  'mail.seat_revoked.action': 'See the seats of the organisation',
  'mail.delegate_named.subject': '{{organisation}} asks you to sit for it in {{community}}',
  'mail.delegate_named.text':
    'Those who represent {{organisation}} ask you to sit for the organisation in the community {{community}}.\n\nIt holds only if you accept, with SPID level 2, CIE or CNS, and ends with the seat of the organisation. You can answer within fourteen days.',
  'mail.delegate_named.action': 'Read and answer',
  'mail.delegate_started.subject': '{{member}} sits in {{community}} for {{organisation}}',
  'mail.delegate_started.text':
    '{{member}} has agreed to sit in the community {{community}} for {{organisation}}.',
  'mail.delegate_started.action': 'Go to the community',
  'mail.delegate_ended.subject': 'You no longer sit in {{community}} for {{organisation}}',
  'mail.delegate_ended.text':
    'Your delegation by {{organisation}} in the community {{community}} has ended.\n\nIf you belonged to the community for the organisation alone, your membership has ended too; you can join in your own right in the ways that the community has.',
  'mail.delegate_ended.action': 'Go to the community',
  'mail.delegate_left.subject': '{{member}} no longer sits in {{community}} for {{organisation}}',
  'mail.delegate_left.text':
    '{{member}} has given back the delegation by {{organisation}} in the community {{community}}.\n\nThe seat remains the organisation’s: you can name somebody else.',
  'mail.delegate_left.action': 'See the seat',
  'mail.delegate_removed.subject':
    '{{member}} no longer sits in {{community}} for {{organisation}}',
  'mail.delegate_removed.text':
    '{{member}} is no longer in the community {{community}}: the delegation of {{organisation}} has ended.\n\nThe seat stays with the organisation: you may name somebody else.',
  'mail.delegate_removed.action': 'See the seat',
  'mail.delegate_lapsed.subject': '{{member}} has not answered {{organisation}}',
  'mail.delegate_lapsed.text':
    '{{member}} has not answered within fourteen days: the offer to sit for {{organisation}} in the community {{community}} has lapsed.\n\nYou may ask again, or name somebody else.',
  'mail.delegate_lapsed.action': 'See the seat',
} as const;
