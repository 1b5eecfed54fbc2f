import type { Translations } from '../translation.mts';

/** What each code of the API's answers means and what to do, in Brazilian Portuguese. */
export const answerErrors: Translations = {
	MISSING_TEMPLATE_VARIABLES: {
		of: 'd3bda7bb',
		sentences: [
			'O template precisa de variáveis que não foram informadas',
			'Dê um valor a cada variável do template',
		],
	},
	INVALID_TEMPLATE_VARIABLE_VALUE: {
		of: '96cdd49a',
		sentences: [
			'Uma variável do template tem um valor que não pode ser enviado',
			'Dê a cada variável do template um texto que não esteja em branco',
		],
	},
	FREE_FORM_NOT_SUPPORTED: {
		of: '53af770d',
		sentences: [
			'Este número de WhatsApp não pode enviar texto livre',
			'Use a operação Send Template com um template aprovado',
		],
	},
	BILLING_SUSPENDED: {
		of: '0b9b34af',
		sentences: [
			'O envio está suspenso por causa da cobrança da conta Pilot Status',
			'Regularize os créditos ou o cartão no painel do Pilot Status e execute o workflow de novo',
		],
	},
	SUBSCRIPTION_REQUIRED_FOR_MEDIA: {
		of: '2cccf241',
		sentences: [
			'O plano Pilot Status desta conta não inclui mídia',
			'Mude de plano no painel do Pilot Status, ou envie sem mídia',
		],
	},
	NOT_SUPPORTED_FOR_META: {
		of: '186397ce',
		sentences: [
			'Números oficiais da Meta não oferecem isso',
			'Canais nunca funcionam em um número oficial da Meta, grupos só nos elegíveis, e a verificação de números só nos pareados por QR code. Use um número pareado por QR code, ou escolha um número de telefone como destino',
		],
	},
	META_GROUPS_NOT_ELIGIBLE: {
		of: 'cb288bdc',
		sentences: [
			'Este número da Meta não pode usar grupos',
			'A Meta permite grupos apenas a contas comerciais oficiais (Official Business Account). Escolha um número de telefone como destino, ou use outro número de WhatsApp',
		],
	},
	WHATSAPP_INSTANCE_NOT_CONNECTED: {
		of: '6779d808',
		sentences: [
			'O número de WhatsApp não está conectado',
			'Conecte o número no painel do Pilot Status (leia o QR code de novo) e tente outra vez',
		],
	},
	FEATURE_NOT_SUPPORTED: {
		of: '43b12ecb',
		sentences: [
			'Este número de WhatsApp não oferece esta função',
			'Use um número de outro tipo, ou outra operação',
		],
	},
	TENANT_SCOPE_NOT_ALLOWED: {
		of: '2a853c73',
		sentences: [
			'Esta é uma chave da conta inteira, e a requisição precisa da chave de um número de WhatsApp',
			'Na credencial, informe a chave do número (painel, API Keys), ou acrescente o Number ID à chave da conta',
		],
	},
	NUMBER_SCOPE_NOT_ALLOWED: {
		of: '1a480671',
		sentences: [
			'Esta é a chave de um número de WhatsApp, e a requisição precisa de uma chave da conta inteira',
			'Use uma credencial com a chave da conta, que está na página de perfil do Pilot Status',
		],
	},
	NUMBER_NOT_FOUND: {
		of: 'f06f98df',
		sentences: [
			'O Pilot Status não conhece este número de WhatsApp, ou a chave não pertence a nenhum',
			'Confira o Number ID, ou use a chave de um número que existe no painel do Pilot Status',
		],
	},
	NUMBER_MISMATCH: {
		of: '67f396dc',
		sentences: [
			'A chave pertence a outro número de WhatsApp, não ao que foi pedido',
			'Tire o Number ID da credencial, ou use a chave daquele número',
		],
	},
	NUMBER_REQUIRED: {
		of: 'bfdc8b5a',
		sentences: [
			'Uma chave da conta inteira precisa saber de qual número de WhatsApp se trata',
			'Informe o Number ID na credencial, ou use a chave de um número',
		],
	},
	TEMPLATE_NOT_FOUND: {
		of: '3b1a8cbb',
		sentences: [
			'O template não existe para este número de WhatsApp',
			'Escolha um template da lista, ou confira o nome ou o ID',
		],
	},
	TEMPLATE_VERSION_NOT_FOUND: {
		of: '7f8ec367',
		sentences: [
			'O template não tem uma versão aprovada',
			'Espere a aprovação do template, ou escolha outro',
		],
	},
	TEMPLATE_EXAMPLES_REQUIRED: {
		of: 'f8ce7cba',
		sentences: [
			'O template tem variáveis sem exemplo',
			'Dê um exemplo para cada variável, pois é com eles que o WhatsApp analisa o template',
		],
	},
	META_TEMPLATE_SUBMIT_FAILED: {
		of: 'd769d673',
		sentences: [
			'A Meta não aceitou o template',
			'Leia o que a Meta respondeu, altere o template e envie-o de novo',
		],
	},
	TEMPLATE_CATEGORY_MARKETING_REQUIRES_OWN_NUMBER: {
		of: 'd7fae619',
		sentences: [
			'Templates de marketing só podem ser enviados a partir de um número próprio',
			'Conecte um número próprio no painel do Pilot Status',
		],
	},
	NEWSLETTER_NOT_ALLOWED_IN_TEST: {
		of: '589b38d0',
		sentences: [
			'Canais não podem ser usados no modo de teste',
			'Use uma chave de produção (live) do Pilot Status',
		],
	},
	VALIDATION_ERROR: {
		of: '16c89336',
		sentences: ['O Pilot Status não aceitou o que foi enviado', 'Confira os valores dos campos'],
	},
	INVALID_DATE_RANGE: {
		of: '286833d7',
		sentences: [
			'As datas de início e de fim não formam um período',
			'Escolha uma data de início anterior à de fim',
		],
	},
	WEBHOOK_NOT_FOUND: {
		of: 'd9b7a7a9',
		sentences: [
			'O webhook não existe mais no Pilot Status',
			'Desative o workflow e ative-o de novo',
		],
	},
	CONFIRMATION_REQUIRED: {
		of: 'ad5d9ccb',
		sentences: [
			'O Pilot Status quer que isso seja confirmado antes',
			'Confirme no painel do Pilot Status',
		],
	},
	EVOLUTION_API_KEY_MISSING: {
		of: '2cf88572',
		sentences: [
			'O Pilot Status não consegue verificar números no momento',
			'Tente mais tarde e, se continuar assim, fale com o suporte do Pilot Status',
		],
	},
};
