/** PINs that are tried first: one digit over and over, digits in a row, a pair repeated. */
export function isSimplePin(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  const isEven = steps.every((step) => step === steps[0]);
  const isRow = isEven && Math.abs(steps[0] ?? 0) <= 1;
  const isPair = pin.length > 4 && digits.every((digit, index) => index < 2 || digit === digits[index - 2]);
  return isRow || isPair;
}
