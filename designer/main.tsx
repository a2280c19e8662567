import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WutongProviders } from '../runtime/ui/theme.tsx';
import { Studio } from './Studio.tsx';
import './studio.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WutongProviders base="/studio">
        <Studio />
      </WutongProviders>
    </StrictMode>,
  );
}
