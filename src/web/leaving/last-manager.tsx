// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import type { Successor } from '../../membership/use-cases/leaving/list-successors.js';
import { Alert } from '../components/alert.js';
import { RadioGroup } from '../components/choices.js';
import { useView } from '../view.js';

interface LastManagerProps {
  readonly slug: string;
  readonly successors: readonly Successor[];
}

/** Better a successor who accepted; but nobody is held back. */
export function LastManager({ slug, successors }: LastManagerProps): VNode {
  const { locale, t } = useView();
  const agreed = successors.filter(({ agreedAt }) => agreedAt !== undefined);
  const waiting = successors.filter(({ agreedAt }) => agreedAt === undefined);
  const [only, another] = agreed;
  const names = formatList(
    locale,
    waiting.map(({ displayName }) => displayName),
  );
  return (
    <Alert kind="warning">
      {only ? null : <p>{t('leave.last_manager.nobody')}</p>}
      {only && !another ? <p>{t('leave.last_manager.one', { name: only.displayName })}</p> : null}
      {names ? <p>{t('leave.last_manager.waiting', { names })}</p> : null}
      <a href={`/c/${slug}/manage/successors`}>{t('successors.link')}</a>
    </Alert>
  );
}

/** Where several agreed, the one who leaves chooses. */
export function ChooseSuccessor({
  successors,
}: Pick<LastManagerProps, 'successors'>): VNode | null {
  const { t } = useView();
  const agreed = successors.filter(({ agreedAt }) => agreedAt !== undefined);
  const [first, another] = agreed;
  if (!first || !another) return null;
  const options = agreed.map(({ grantId, displayName }) => ({ value: grantId, text: displayName }));
  return (
    <RadioGroup
      name="successor"
      legend={t('leave.last_manager.several')}
      options={options}
      initial={first.grantId}
    />
  );
}
