// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import {
  isSettledInForm,
  type Act,
  type Alternative,
} from '../../membership/domain/joining/advice.js';
import { Affiliate } from './affiliate.js';
import { useView } from '../view.js';

interface AlternativesProps {
  readonly slug: string;
  readonly alternatives: readonly Alternative[];
  /** Of a configured instance, for people. */
  readonly nameOf: (instance: string) => string;
}

/** What the reader can do to get in: one list of acts for each alternative, with the way to the first. */
export function Alternatives({ slug, alternatives, nameOf }: AlternativesProps): VNode | null {
  const { t } = useView();
  if (alternatives.every(isObvious)) return null;
  return (
    <>
      <p>{t(alternatives.length === 1 ? 'advice.one' : 'advice.several')}</p>
      <ul class="advice">
        {alternatives.map((alternative, index) => (
          <li key={index}>
            {t(`advice.result.${alternative.result}`)}
            <ol>
              {alternative.acts.map((act) => (
                <li key={act.act}>
                  <ActWords {...{ act, slug, nameOf }} />
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A single sign-in is what the button beside says already, and the form of joining asks the rest. */
const isObvious = ({ acts }: Alternative): boolean =>
  acts
    .filter((one) => !isSettledInForm(one))
    .every((one) => one.act === 'sign_in' && one.age === undefined);

function ActWords({
  act,
  slug,
  nameOf,
}: Omit<AlternativesProps, 'alternatives'> & { act: Act }): VNode {
  const { locale, t } = useView();
  if (act.act === 'prove_address') {
    const domains = formatList(locale, act.domains);
    return <a href="/me/identities">{t('advice.prove_address', { domains })}</a>;
  }
  if (act.act === 'affiliate') return <Affiliate act={act} />;
  if (act.act === 'fill_form' || act.act === 'accept_terms') return <>{t(`advice.${act.act}`)}</>;
  const providers = formatList(locale, act.providers.map(nameOf));
  const level = t(`level.${act.minimum}`);
  const words = act.age ? (`advice.sign_in.${act.age}` as const) : 'advice.sign_in';
  return <a href={`/c/${slug}/join`}>{t(words, { providers, level })}</a>;
}
