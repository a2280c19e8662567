import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ThemeConfig } from 'antd';
import { App as AntdApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useState } from 'react';
import { Router } from 'wouter';
import { ApiError } from './api/request.ts';
import './ui.css';
import './parts/parts.css';

/** Colors that both antd and our own CSS use; the CSS variables of the same names stand in ui.css. */
export const colors = {
  primary: '#1f6f54',
  background: '#f6f5f1',
  border: '#dedbd1',
  text: '#1e2522',
  muted: '#5d665f',
  danger: '#b3261e',
  warning: '#8a5a00',
} as const;

const fontFamily =
  '"Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "SimSun-ExtB", "HanaMinB", sans-serif';

const theme: ThemeConfig = {
  token: {
    colorPrimary: colors.primary,
    colorLink: colors.primary,
    colorInfo: colors.primary,
    colorSuccess: '#2b7a3f',
    colorError: colors.danger,
    colorWarning: '#b07a10',
    // The backgrounds that antd derives from dark colors are murky; these are tints of the same hues.
    colorPrimaryBg: '#e9f4ef',
    colorInfoBg: '#edf5f1',
    colorInfoBorder: '#b5d5c7',
    colorSuccessBg: '#ecf7ee',
    colorSuccessBorder: '#b4dbbd',
    colorErrorBg: '#fdf0ee',
    colorErrorBorder: '#f0c0bb',
    colorWarningBg: '#fdf6e5',
    colorWarningBorder: '#ecd59b',
    colorBgLayout: colors.background,
    colorBorder: '#c9c5b8',
    colorBorderSecondary: colors.border,
    colorText: colors.text,
    colorTextSecondary: colors.muted,
    colorTextTertiary: '#6b736d',
    colorTextPlaceholder: '#6b736d',
    borderRadius: 4,
    fontSize: 14,
    fontFamily,
    controlHeight: 34,
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
  components: {
    Table: { headerBg: '#efede6', headerColor: colors.text, cellPaddingBlockSM: 7, rowHoverBg: '#f3f7f4' },
    Card: { headerFontSize: 15, bodyPadding: 16, headerHeight: 44 },
    Form: { itemMarginBottom: 14 },
  },
};

/** A read is tried again only when the network failed: an answer of the server stays the same. */
const retry = (failures: number, error: Error) => failures < 2 && error instanceof ApiError && error.code === 'network';

/** Theme, Chinese locale, server data and routes for one of the three entries. `base` is `/desk`, `/portal` or `/studio`. */
export function WutongProviders({ base, children }: { base: string; children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry, staleTime: 5_000, refetchOnWindowFocus: true, networkMode: 'always' },
          // A pulled cable is said at once; nothing waits in silence and is sent later.
          mutations: { networkMode: 'always' },
        },
      }),
  );
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <AntdApp component={false} message={{ top: 56 }}>
          <Router base={base}>{children}</Router>
        </AntdApp>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
