import type { INodeProperties } from 'n8n-workflow';

import { targetTemplateField } from '../shared/target';

/** Fields of Delete. */
export const properties: INodeProperties[] = [targetTemplateField];
