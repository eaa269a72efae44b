/** What an account's fields must look like (DICT API 2.12.1, BrazilianAccount), with the rules in words. */
export const BRANCH_PATTERN = /^[0-9]{1,4}$/;
export const BRANCH_RULE = '1 to 4 digits';

export const ACCOUNT_NUMBER_PATTERN = /^[a-zA-Z0-9]{1,20}$/;
export const ACCOUNT_NUMBER_RULE = '1 to 20 letters or digits';
