import { createRoot } from 'react-dom/client';
import { language } from '../../src-preload/messages/messages.ts';
import { Audience } from './audience.tsx';

document.documentElement.lang = language.tag;

const root = document.getElementById('root');
if (root) createRoot(root).render(<Audience />);
