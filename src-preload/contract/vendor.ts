import type { z } from 'zod';
import type { callSchema } from './schemas/call.ts';
import type {
  casesSchema,
  checksSchema,
  choicesCheck,
  namesRule,
  readCheck,
  responseRules,
  valueKind,
  vendorCheck,
} from './schemas/checks.ts';
import type { guideSchema, guideSpot, reasonPlace } from './schemas/guide.ts';
import type { pictureMarksSchema } from './schemas/picture-marks.ts';
import type { practiceResponse, practiceScenario, practiceSchema } from './schemas/practice.ts';
import type { vendorSchema } from './schemas/vendor.ts';
import type { sourcesSchema, wordsSchema } from './schemas/words.ts';

// A vendor folder (resources/vendors/<id>) as types: main and the renderer read vendor.json and words, only the
// renderer the guide and the pictures, only main the checks and what a call needs. The schemas say what each member means,
// resources/vendors/README.md explains it for people. Types only, so that no schema is loaded with them.

export type Vendor = z.infer<typeof vendorSchema>;
export type VendorField = Vendor['fields'][number];
export type UrlRules = NonNullable<Vendor['url']>;
export type VendorHint = NonNullable<Vendor['hints']>[number];
export type PasteRules = NonNullable<Vendor['paste']>;
export type PasteRule = PasteRules['fields'][number];

export type Guide = z.infer<typeof guideSchema>;
export type GuideEdition = Guide['editions'][number];
export type GuideStep = GuideEdition['steps'][number];
export type GuideInstruction = GuideStep['instructions'][number];
/** A control to ring in a picture, with its words. */
export type GuideMark = { mark: string; words: string };
export type GuideNote = Guide['notes'][number];
export type GuidePermission = Guide['permissions'][number];
export type GuideSpot = z.infer<typeof guideSpot>;
export type GuideReasons = Guide['reasons'][number];
export type ReasonPlace = z.infer<typeof reasonPlace>;
export type PictureMarks = z.infer<typeof pictureMarksSchema>;
export type PictureMark = PictureMarks['marks'][string];

export type VendorCall = z.infer<typeof callSchema>;

export type VendorChecks = z.infer<typeof checksSchema>;
export type VendorCheck = z.infer<typeof vendorCheck>;
export type ReadCheck = z.infer<typeof readCheck>;
export type ChoicesCheck = z.infer<typeof choicesCheck>;
export type ResponseRules = z.infer<typeof responseRules>;
export type ValueKind = z.infer<typeof valueKind>;
export type NamesRule = z.infer<typeof namesRule>;
export type NamesLabel = NamesRule['words'];
export type VendorCases = z.infer<typeof casesSchema>;

export type VendorPractice = z.infer<typeof practiceSchema>;
export type PracticeResponse = z.infer<typeof practiceResponse>;
export type PracticeScenario = z.infer<typeof practiceScenario>;

export type VendorWords = z.infer<typeof wordsSchema>;
export type Sources = z.infer<typeof sourcesSchema>;
