// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import { Alert } from '../components/alert.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import type { FormState } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { Tag } from '../components/tag.js';
import { headline } from '../../membership/domain/joining/ways.js';
import type { ListedLink } from '../../membership/use-cases/links/list-links.js';
import type { Listed } from '../../kernel/pages.js';
import { Links } from '../links/shown.js';
import { Seats } from '../seats/shown.js';
import { useView } from '../view.js';
import { CommunityFacts } from './facts.js';
import { Managers, People } from './people.js';
import { Propose } from './propose.js';
import { Standing } from './standing.js';

export interface CommunityProps {
  readonly page: CommunityPage;
  /** Where the community meets. */
  readonly portals: readonly { readonly name: string; readonly address: string | undefined }[];
  /** Other communities that this one has to do with. */
  readonly links: Listed<ListedLink>;
  /** Names of the organisations that take part, where the reader may see the list. */
  readonly seated: Listed<string> | undefined;
  /** Of a configured provider instance, for people. */
  readonly nameOf: (instance: string) => string;
  /** What was typed when proposing oneself. */
  readonly proposal: FormState;
}

export function CommunityView(props: CommunityProps): VNode {
  const { t } = useView();
  const { page } = props;
  const { community, text } = page;
  return (
    <>
      <Breadcrumb crumbs={[{ text: t('catalogue.title'), href: '/c' }, { text: text.name }]} />
      <PageHead title={text.name} lead={text.summary} />
      <Tags page={page} />
      {page.viewer.owesTerms ? (
        <Alert kind="warning" title={t('terms.owed')}>
          <p>
            <a href={`/c/${community.slug}/terms`}>{t('terms.owed.read')}</a>
          </p>
        </Alert>
      ) : null}
      {community.status === 'draft' ? <Alert>{t('community.draft')}</Alert> : null}
      <div class="columns">
        <div>
          <Standing page={page} nameOf={props.nameOf} />
          {text.description ? (
            <section class="section">
              <h2>{t('settings.description')}</h2>
              <Paragraphs text={text.description} />
            </section>
          ) : null}
          <section class="section">
            <h2>{t('community.how_to_join')}</h2>
            <Paragraphs text={text.howToJoin} />
            <h3>{t('community.for_whom')}</h3>
            <p>{t(`community.for_whom.${community.audience}`)}</p>
            {text.privacyNote ? (
              <>
                <h3>{t('settings.privacy_note')}</h3>
                <Paragraphs text={text.privacyNote} />
              </>
            ) : null}
          </section>
          <Links links={props.links} />
          {props.seated ? <Seats seated={props.seated} /> : null}
          <Managers
            slug={community.slug}
            holders={page.holders.filter(({ role }) => role !== 'contact_person')}
            hasMore={page.hasMoreHolders}
            registered={community.visibility === 'public' || page.viewer.memberSince !== undefined}
          />
          <Propose page={page} form={props.proposal} />
          <People page={page} />
          <p>
            <a href={`/c/${community.slug}/report`}>{t('reports.link.text')}</a>
          </p>
        </div>
        <CommunityFacts page={page} portals={props.portals} />
      </div>
    </>
  );
}

/** At a glance: for whom, how one enters, which programmes it belongs to. */
function Tags({ page }: Pick<CommunityProps, 'page'>): VNode {
  const { t } = useView();
  const { community, programmes } = page;
  return (
    <ul class="tags">
      <li>
        <Tag tone="info">{t(`community.audience.${community.audience}`)}</Tag>
      </li>
      <li>
        <Tag>{t(`community.join_path.${headline(community.ways)}`)}</Tag>
      </li>
      {programmes.map(({ slug, name }) => (
        <li key={slug}>
          <Tag tone="success">
            <a href={`/programmes/${slug}`}>{name}</a>
          </Tag>
        </li>
      ))}
    </ul>
  );
}

export function Paragraphs({ text }: { text: string }): VNode {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  );
}
