import type { INodeProperties } from 'n8n-workflow';

import { limitField, returnAllField } from '../../shared/listFields';

/** Fields of Get Many. */
export const properties: INodeProperties[] = [returnAllField, limitField];
