// SPDX-License-Identifier: AGPL-3.0-or-later
import type { identity as italian } from '../it/identity.js';
import type { Texts } from '../texts.js';

export const identity: Texts<typeof italian> = {
  'error.member.suspended':
    'This sign-in does not let you in. If the profile is suspended, the reason was sent to you by e-mail. If you think this is a mistake, write to us: a person will look at the decision again.',
  'error.member.not_found': 'This person is not a member.',
  'error.member.reason_missing':
    'Write the reason, in no more than a thousand characters: the person has a right to know it.',
  'error.member.own_suspension': 'You cannot suspend your own profile.',
  'error.member.already_suspended': 'This profile is already suspended.',
  'error.member.not_suspended': 'This profile is not suspended.',
  'error.member.name_invalid': 'Write a name of 2 to 80 characters, with a letter among them.',
  'error.member.province_unknown': 'Choose one of the nine provinces of Emilia-Romagna.',
  'error.address.not_found': 'This address does not exist, or is not yours.',
  'error.address.last':
    'It is your last proven address: we need it to warn you. Prove another one, then you can remove it.',
  'error.identity.not_found': 'This way to sign in is not one of yours.',
  'error.identity.other_person':
    'This way of signing in leads to another profile than the one you are signed in with now.',
  'error.identity.belongs_to_another':
    'This way to sign in already belongs to another profile, which cannot be merged with yours.',
  'error.identity.last_way_in':
    'It is your only way to sign in: link another one before you remove it.',
  'error.identity.last_proof':
    'It is the only identity that proves who you are: link another one like it (SPID, CIE) before you remove it.',
  'error.identity.needed_for_role':
    'It is the only identity that reaches the level which a role of yours demands: link another one of that level, or give the role back.',
  'error.identity.key_malformed':
    'The identity provider sent a fiscal code that cannot be read. Try again or sign in another way.',
  'error.identity.kept_apart':
    'This identity and the profile we already know were found to be of two different persons. If you think this is a mistake, write to us.',
  'error.review.not_found': 'This review does not exist.',
  'error.review.decided': 'This review is already decided.',
  'error.review.own_case': 'This review is about you: somebody else has to deal with it.',
  'error.review.own_proposal':
    'You have already proposed to join them: another person has to confirm.',
  'error.review.changed':
    'The profiles have changed meanwhile: ask the person to sign in again and start from the new review.',
  'error.merge.not_found': 'This merge of profiles does not exist.',
  'error.merge.not_proven':
    'To merge two profiles, sign in to both, one after the other, within ten minutes.',
  'error.merge.two_persons': 'The two profiles belong to two persons and cannot be merged.',
  'error.merge.too_late': 'A merge can be undone within 14 days only.',
};
