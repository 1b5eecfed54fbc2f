import type { INodeProperties } from 'n8n-workflow';

import { targetTemplateField } from '../shared/target';

/** Fields of Get. */
export const properties: INodeProperties[] = [targetTemplateField];
