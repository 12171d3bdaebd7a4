// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { changesBetween, paragraphsOf } from '../../membership/domain/terms-of-use/changes.js';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { Checkbox } from '../components/choices.js';
import type { FormState } from '../components/field.js';
import { useView } from '../view.js';
import { boxOf } from './accepted.js';

interface TermsBoxesProps {
  readonly owed: readonly OwedTerms[];
  readonly form: FormState;
  /** Of the community that the terms are of. */
  readonly community: string;
}

/** The terms to accept, each with its words, what changed in them, and one box. */
export function TermsBoxes({ owed, form, community }: TermsBoxesProps): VNode | null {
  const { t } = useView();
  if (owed.length === 0) return null;
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{t('terms.accept')}</h2>
      {owed.map((terms) => {
        const whose = terms.owner ? community : t('terms.platform');
        return (
          <div key={terms.id}>
            <details class="disclosure" open={terms.before !== undefined}>
              <summary>
                {t(terms.before === undefined ? 'terms.read' : 'terms.changed', { whose })}
              </summary>
              {terms.before === undefined ? (
                <TermsWords content={terms.content} />
              ) : (
                <TermsChanges before={terms.before} content={terms.content} />
              )}
            </details>
            <Checkbox
              name={boxOf(terms.id)}
              label={t('terms.box', { whose, number: terms.number })}
              form={form}
              required
            />
          </div>
        );
      })}
    </section>
  );
}

export function TermsWords({ content }: { content: string }): VNode {
  return (
    <div class="terms">
      {paragraphsOf(content).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

/** Said in words too: colours and lines through a text are not heard. */
function TermsChanges({ before, content }: { before: string; content: string }): VNode {
  const { t } = useView();
  return (
    <div class="terms">
      {changesBetween(before, content).map(({ kind, text }, at) => {
        if (kind === 'same') return <p key={at}>{text}</p>;
        return (
          <p key={at}>
            <strong>{t(`terms.${kind}`)}</strong>{' '}
            {kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>}
          </p>
        );
      })}
    </div>
  );
}
