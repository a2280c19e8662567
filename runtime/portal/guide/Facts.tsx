import type { Guide } from '../../ui/api/client.ts';

/** The figures people ask for first: how long, how much, for whom; and what does not count. */
export function Facts({ guide }: { guide: Guide }) {
  return (
    <section className="pt-card pt-facts" aria-label="要点">
      <dl>
        <div>
          <dt>承诺时限</dt>
          <dd>{guide.immediate ? '当场办结' : guide.promised}</dd>
        </div>
        <div>
          <dt>法定时限</dt>
          <dd>{guide.statutory ?? '法律未规定'}</dd>
        </div>
        <div>
          <dt>收费</dt>
          <dd>{guide.fee}</dd>
        </div>
        <div>
          <dt>服务对象</dt>
          <dd>{guide.serviceObjects.join('、')}</dd>
        </div>
      </dl>
      {guide.excluded.length > 0 ? <p>不计入时限：{guide.excluded.join('、')}。</p> : null}
      {guide.limitNote ? <p className="pt-quiet">{guide.limitNote}</p> : null}
    </section>
  );
}
