import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api, type RuleTextSummary } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { matchesText } from '../../ui/parts/matchesText.ts';
import { SearchBox } from '../../ui/parts/SearchBox.tsx';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import './ruleTexts.css';

/** Categories in the order in which the first of each stands in the list. */
function grouped(texts: RuleTextSummary[]): [string, RuleTextSummary[]][] {
  const groups = new Map<string, RuleTextSummary[]>();
  for (const text of texts) groups.set(text.categoryName, [...(groups.get(text.categoryName) ?? []), text]);
  return [...groups];
}

/** 文号, issuer and day; the pack where the issuer does not name it already. */
const factsOf = ({ number, issuer, validFrom, pack }: RuleTextSummary): string =>
  [number, issuer, `${validFrom} 起施行`, issuer?.startsWith(pack.title) ? '' : pack.title].filter(Boolean).join('，');

/** The rule texts in force at the reader's office, by category. */
export default function RuleTextsPage() {
  const [get, set] = useQueryState();
  const list = useQuery({ queryKey: ['ruleTexts'], queryFn: api.ruleTexts });
  const text = get('text');
  const all = list.data?.texts ?? [];
  const waiting = all.filter(({ mustRead, readAt }) => mustRead && readAt === null).length;
  const found = all.filter(({ title, number, issuer }) => matchesText([title, number, issuer].join(' '), text));
  return (
    <>
      <div className="wt-page-header">
        <h1>制度标准</h1>
        <span className="wt-muted wt-grow">
          {waiting > 0 ? `有 ${waiting} 份等您阅读签收` : '现行有效的规章制度、服务承诺、岗位职责和标准'}
        </span>
        <SearchBox value={text} placeholder="按名称、文号查找" onChange={(next) => set({ text: next })} />
      </div>
      <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending ? <Skeleton active /> : null}
      {list.data && found.length === 0 ? (
        <EmptyState action={text ? <Button onClick={() => set({ text: undefined })}>清除查找</Button> : undefined}>
          {text ? '没有符合条件的制度标准。' : '已安装的内容包没有适用于本单位的制度标准。'}
        </EmptyState>
      ) : null}
      {grouped(found).map(([category, texts]) => (
        <section key={category} className="wt-panel wt-rule-group">
          <header>
            <h2>{category}</h2>
            <span className="wt-muted">{texts.length} 份</span>
          </header>
          <ul>
            {texts.map((one) => (
              <li key={one.ref}>
                <span className="wt-row">
                  <Link href={`/rule-texts/${encodeURIComponent(one.ref)}`}>{one.title}</Link>
                  {one.mustRead && one.readAt === null ? (
                    <span className="wt-light wt-light-yellow">待签收</span>
                  ) : null}
                </span>
                <span className="wt-muted">{factsOf(one)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
