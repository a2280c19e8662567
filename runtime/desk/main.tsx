import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WutongProviders } from '../ui/theme.tsx';
import { App } from './App.tsx';
import './desk.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WutongProviders base="/desk">
        <App />
      </WutongProviders>
    </StrictMode>,
  );
}
