// SPDX-License-Identifier: AGPL-3.0-or-later

/** Links between communities. */
export const links = {
  'error.link.not_found': 'This link between communities is no longer there.',
  'error.link.answered': 'This proposal has been answered already.',
  'error.link.already_there':
    'These two communities are linked already, or a proposal waits for its answer.',
  'error.link.to_itself': 'A community is not linked to itself.',
  'links.title': 'Linked communities',
  'links.lead': 'A link shows on the pages of both communities, once the other has accepted it.',
  'links.none': 'No links.',
  'links.new': 'Propose a link',
  'links.kind': 'What ties the two communities',
  'links.propose': 'Send the proposal',
  'links.related.own': 'Is related to',
  'links.related.theirs': 'Is related to',
  'links.continues.own': 'Continues the work of',
  'links.continues.theirs': 'Its work goes on in',
  'links.part_of.own': 'Is a part of',
  'links.part_of.theirs': 'Has as a part',
  'links.waits.us': 'waits for your answer',
  'links.waits.them': 'waits for their answer',
  'links.accept': 'Accept',
  'links.accept_label': 'Accept the link with {{name}}',
  'links.decline': 'Decline',
  'links.decline_label': 'Decline the link with {{name}}',
  'links.remove': 'Remove',
  'links.remove_label': 'Remove the link with {{name}}',
  'flash.links.proposed': 'The proposal is on its way: the managers of the other community decide.',
  'flash.links.accept': 'The two communities are linked.',
  'flash.links.decline': 'You have declined the link.',
  'flash.links.remove': 'The link is gone.',
} as const;
