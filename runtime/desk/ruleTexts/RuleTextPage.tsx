import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api, type RuleTextDetail } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { sentences } from '../../ui/parts/sentences.ts';
import { Readers } from './Readers.tsx';
import './ruleTexts.css';

/** One rule text to read and to print, with the own office's name in its placeholders. */
export default function RuleTextPage({ text }: { text: string }) {
  const found = useQuery({ queryKey: ['ruleText', text], queryFn: () => api.ruleText(text) });
  return (
    <>
      <div className="wt-page-header wt-no-print">
        <h1 className="wt-grow">制度标准</h1>
        <Link href="/rule-texts">全部制度标准</Link>
        <Button icon={<PrinterOutlined />} disabled={!found.data} onClick={() => window.print()}>
          打印
        </Button>
      </div>
      <ErrorAlert error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {found.data ? <Sheet text={found.data} /> : null}
      {found.data && found.data.readers.length > 0 ? <Readers text={found.data} /> : null}
    </>
  );
}

function Sheet({ text }: { text: RuleTextDetail }) {
  const validity = text.validTo === null ? `${text.validFrom} 起施行` : `${text.validFrom} 至 ${text.validTo}`;
  return (
    <article className="wt-panel wt-rule-sheet">
      <h2>{text.title}</h2>
      <p className="wt-muted wt-rule-facts">{[text.number, text.issuer, validity].filter(Boolean).join('　')}</p>
      {text.assumed.length > 0 ? <p className="wt-rule-assumed">待业务确认：{sentences(text.assumed)}</p> : null}
      {text.text.map((article, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: articles have no ids and never move.
        <section key={at}>
          {article.title ? <h3>{article.title}</h3> : null}
          {article.text.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <footer className="wt-muted">
        {text.posts.length > 0 ? <p>适用岗位：{text.posts.join('、')}</p> : null}
        {text.items.length > 0 ? <p>约束的事项：{text.items.map(({ name }) => name).join('、')}</p> : null}
        {text.source.length > 0 ? <p>出处：{text.source.join('；')}</p> : null}
        <p>
          {text.pack.title} {text.pack.version}
        </p>
      </footer>
    </article>
  );
}
