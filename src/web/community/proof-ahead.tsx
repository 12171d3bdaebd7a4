// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import { reaches } from '../../kernel/level.js';
import type { SignInAct } from '../../membership/domain/joining/advice.js';
import { Alert } from '../components/alert.js';
import { useView } from '../view.js';

interface ProofAheadProps {
  /** The sign-in that is asked for when the form is sent. */
  readonly proof: SignInAct;
  readonly nameOf: (instance: string) => string;
  /** What comes of the form meanwhile. */
  readonly how: 'join.proof.how' | 'invitation.proof.how' | 'left.proof.how';
}

/** Before the click: which proof is needed, why, and by which means it is given. */
export function ProofAhead({ proof, nameOf, how }: ProofAheadProps): VNode {
  const { locale, t, viewer } = useView();
  const level = viewer?.actor.level ?? 'none';
  const providers = formatList(locale, proof.providers.map(nameOf));
  const levels = { required: t(`level.${proof.minimum}`), current: t(`level.${level}`) };
  const title = reaches(level, proof.minimum)
    ? t('join.proof.provider', { providers })
    : viewer
      ? t('join.proof', levels)
      : t('join.proof.visitor', levels);
  return <Alert title={title}>{t(how, { providers })}</Alert>;
}
