// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import type { Home } from '../../membership/domain/settings/home.js';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import { Icon } from '../components/icon.js';
import { Time } from '../components/time.js';
import { headline } from '../../membership/domain/joining/ways.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';
import { MemberCount, Territory } from './words.js';

interface FactsProps {
  readonly page: CommunityPage;
  readonly portals: readonly { readonly name: string; readonly address: string | undefined }[];
}

/** The settings of a community, said in words. */
export function CommunityFacts({ page, portals }: FactsProps): VNode {
  const { locale, t } = useView();
  const { community } = page;
  const topics = community.topics.map((topic) => textOr(t, `topic.${topic}`, topic));
  return (
    <aside aria-labelledby="facts">
      <div class="panel">
        <h2 id="facts">{t('community.facts')}</h2>
        <dl class="facts">
          <Fact name={t('community.fact.members')}>
            <MemberCount members={page.members} />
          </Fact>
          <Fact name={t('community.fact.join')}>
            {t(`community.join_path.${headline(community.ways)}`)}
          </Fact>
          <Fact name={t('community.fact.level')}>
            {t(`community.fact.level.${community.minimumLevel}`)}
          </Fact>
          {community.ages ? (
            <Fact name={t('ages.title')}>{t(`ages.${community.ages}`)}</Fact>
          ) : null}
          <Fact name={t('community.fact.territory')}>
            <Territory province={community.province} />
          </Fact>
          {topics.length > 0 ? (
            <Fact name={t('community.fact.topics')}>{formatList(locale, topics)}</Fact>
          ) : null}
          {community.status === 'draft' ? null : (
            <Fact name={t('community.fact.since')}>
              <Time at={community.createdAt} />
            </Fact>
          )}
          <ContactPersons page={page} />
          {community.contact ? (
            <Fact name={t('community.fact.contact')}>
              <a href={`mailto:${community.contact}`}>{community.contact}</a>
            </Fact>
          ) : null}
        </dl>
        {page.home ? <HomeSpace home={page.home} /> : null}
      </div>
      {portals.length > 0 ? (
        <div class="panel">
          <h2>{t('community.portals')}</h2>
          <ul>
            {portals.map(({ name, address }) => (
              <li key={name}>{address === undefined ? name : <a href={address}>{name}</a>}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </aside>
  );
}

/** Where it meets: the way there, unless the portal is switched off. */
function HomeSpace({ home: { url, portal } }: { home: Home }): VNode {
  const { t } = useView();
  if (portal && !portal.isOn) return <p>{t('community.home.off', { portal: portal.name })}</p>;
  return (
    <p>
      <a class="btn btn-outline-primary" href={url}>
        <Icon name="external-link" />
        {t('community.home')}
      </a>
      {portal ? (
        <span class="d-block">{t('community.home.on', { portal: portal.name })}</span>
      ) : null}
    </p>
  );
}

/** A label with the person's consent, for whoever sees the community. */
function ContactPersons({ page }: Pick<FactsProps, 'page'>): VNode | null {
  const { locale, t } = useView();
  const contacts = page.holders.filter(({ role }) => role === 'contact_person');
  if (contacts.length === 0) return null;
  const names = contacts.map(({ displayName }) => displayName);
  return <Fact name={t('role.contact_person')}>{formatList(locale, names)}</Fact>;
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
