import './page.css';
import type { PageRequest } from '../../src-preload/contract/secret-request.ts';
import { canSeal, sealAnswer } from './seal-answer.ts';
import { showPage } from './show-page.ts';

/** The data of the page was written by the app, with the page itself. */
const request = JSON.parse(document.getElementById('request')?.textContent ?? '') as PageRequest;
const place = document.getElementById('page');
if (place !== null) void showPage(place, request, { seal: sealAnswer, canSeal, now: () => Date.now() });
