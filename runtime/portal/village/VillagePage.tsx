import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { api, type StationGuide } from '../../ui/api/client.ts';
import { Trouble } from '../Trouble.tsx';
import { Waiting } from '../Waiting.tsx';
import './village.css';

/** What can be done at the station of one's own village: found by its name. */
export function VillagePage() {
  const [search, setSearch] = useSearchParams();
  const id = search.get('station') ?? '';
  return id === '' ? (
    <Choose onChoose={(station) => setSearch({ station })} />
  ) : (
    <Station key={id} id={id} onBack={() => setSearch({})} />
  );
}

function Choose({ onChoose }: { onChoose: (id: string) => void }) {
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['stations', asked],
    queryFn: () => api.stations(asked),
    placeholderData: (before) => before,
  });
  return (
    <section className="pt-card">
      <h1>村里能办什么</h1>
      <label className="pt-search">
        <span className="wt-visually-hidden">查找村（社区）</span>
        <input
          type="search"
          placeholder="输入村（社区）名称"
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Trouble error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Waiting /> : null}
      <ul className="pt-stations" aria-label="村（社区）服务站">
        {(found.data?.stations ?? []).map(({ id, name, above }) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              <b>{name}</b>
              <span className="pt-quiet">{above}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.data?.more ? <p className="pt-quiet">还有更多，请输入名称缩小范围。</p> : null}
      {found.data && found.data.stations.length === 0 ? <p>没有找到，请换个名称再试。</p> : null}
    </section>
  );
}

const SERVICE = { whole: '村里全程办', started: '村里受理', away: '到乡镇办' };

function Station({ id, onBack }: { id: string; onBack: () => void }) {
  const guide = useQuery({ queryKey: ['station', id], queryFn: () => api.stationGuide(id) });
  if (guide.error) return <Trouble error={guide.error} onRetry={() => void guide.refetch()} />;
  if (!guide.data) return <Waiting />;
  const { name, above, address, phone, services, items } = guide.data;
  const here = items.filter(({ start }) => start.state === 'here');
  const elsewhere = items.filter(({ start }) => start.state !== 'here');
  return (
    <>
      <section className="pt-card">
        <div className="pt-title-row">
          <h1>{name}</h1>
          <button type="button" className="pt-button" onClick={onBack}>
            换一个村
          </button>
        </div>
        <p className="pt-quiet">
          {above}
          {address ? ` · ${address}` : ''}
          {phone ? (
            <>
              {' · '}
              <a href={`tel:${phone}`}>{phone}</a>
            </>
          ) : null}
        </p>
        {services.length > 0 ? (
          <ul className="pt-services" aria-label="承诺不出村的服务">
            {services.map((one) => (
              <li key={one.name} className={one.state === 'away' ? undefined : 'pt-service-here'}>
                {one.name}
                <b>{SERVICE[one.state]}</b>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      <Items
        title={`在村里办（${here.length} 项）`}
        items={here}
        empty="这个站目前不能受理事项，请到乡镇（街道）办理。"
      />
      {elsewhere.length > 0 ? (
        <Items title={`到乡镇（街道）或县里办（${elsewhere.length} 项）`} items={elsewhere} />
      ) : null}
    </>
  );
}

interface ItemsProps {
  title: string;
  items: StationGuide['items'];
  empty?: string;
}

function Items({ title, items, empty }: ItemsProps) {
  return (
    <section className="pt-card">
      <h2>{title}</h2>
      {items.length === 0 ? <p>{empty}</p> : null}
      <ul className="pt-station-items">
        {items.map(({ ref, name, start, review, collect }) => (
          <li key={ref}>
            <Link href={`/item/${ref}`}>{name}</Link>
            <span>
              <Where words={placeWords('交材料', start)} here={start.state === 'here'} />
              {review.state === 'here' ? <Where words="在本村初审" here /> : null}
              {collect.state === 'none' ? null : (
                <Where words={placeWords('取结果', collect)} here={collect.state === 'here'} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Where = ({ words, here }: { words: string; here: boolean }) => (
  <em className={here ? 'pt-tag pt-tag-now' : 'pt-tag'}>{words}</em>
);

/** A station that lacks people sends residents to the town, as one that does not do the step at all. */
function placeWords(what: string, { state, words }: { state: string; words: string }): string {
  if (state === 'here') return `在本村${what}`;
  return `到${state === 'elsewhere' ? words : '乡镇（街道）'}${what}`;
}
