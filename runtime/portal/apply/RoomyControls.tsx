import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';

/** Pixels of text and of a control's height: for fingers, and for eyes that asked for large type. */
const SIZES = { normal: { fontSize: 16, controlHeight: 44 }, large: { fontSize: 22, controlHeight: 54 } };

/** Controls of forms as large as the text around them; the desk's are smaller. */
export const RoomyControls = ({ large, children }: { large: boolean; children: ReactNode }) => (
  <ConfigProvider theme={{ token: large ? SIZES.large : SIZES.normal }}>{children}</ConfigProvider>
);
