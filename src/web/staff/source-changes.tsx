// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Translate } from '../../i18n/translate.js';
import type { SourceChange, SourceParty } from '../../providers/source-change.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** What became of the last copies of a list of identity providers, newest first. */
export function SourceChanges({ changes }: { changes: readonly SourceChange[] }): VNode {
  const { t } = useView();
  return (
    <>
      <h3 class="h5">{t('staff.providers.changes')}</h3>
      <ol>
        {changes.map((change) => (
          <li key={change.at.toISOString()}>
            <p>
              <strong>
                <Time at={change.at} precise />
              </strong>{' '}
              {sentencesOf(change, t).join(' ')}
              {change.rule ? <span class="code"> {change.rule}</span> : null}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function sentencesOf(change: SourceChange, t: Translate): readonly string[] {
  const { added, removed, changed, outcome, rule } = change;
  const different = [
    ...(added.length > 0 ? [t('staff.providers.changes.added', { names: namesOf(added) })] : []),
    ...(removed.length > 0
      ? [t('staff.providers.changes.removed', { names: namesOf(removed) })]
      : []),
    ...(changed.length > 0
      ? [t('staff.providers.changes.changed', { names: changesOf(changed, t) })]
      : []),
  ];
  if (outcome === 'refused') return [outcomeOf(change, t), reasonOf(rule, t), ...different];
  const same = different.length === 0 ? [t('staff.providers.changes.none')] : [];
  return [outcomeOf(change, t), ...different, ...same];
}

function outcomeOf({ outcome, from, to = 0 }: SourceChange, t: Translate): string {
  if (outcome === 'refused') {
    return from === undefined
      ? t('staff.providers.changes.refused.first')
      : t('staff.providers.changes.refused', { from });
  }
  if (from === undefined) return t('staff.providers.changes.first', { to });
  return from === to
    ? t('staff.providers.changes.again', { to })
    : t('staff.providers.changes.kept', { from, to });
}

function reasonOf(rule: string | undefined, t: Translate): string {
  if (rule === 'register.shrunk') return t('staff.providers.changes.shrunk');
  return rule === 'register.signer_not_pinned' || rule?.startsWith('signature.')
    ? t('staff.providers.changes.forged')
    : t('staff.providers.changes.unreadable');
}

const namesOf = (parties: readonly SourceParty[]): string =>
  parties.map(({ name }) => name).join(', ');

const changesOf = (changed: SourceChange['changed'], t: Translate): string =>
  changed
    .map(({ name, parts }) => {
      const what = parts.map((part) => t(`staff.providers.part.${part}`)).join(', ');
      return `${name} (${what})`;
    })
    .join(', ');
