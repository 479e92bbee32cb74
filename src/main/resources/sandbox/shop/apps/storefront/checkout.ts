import { charge, refundable } from "../api/payments";

export async function checkout(basket: Basket, card: Card): Promise<Receipt> {
  if (basket.items.length === 0) {
    throw new Error("There is nothing to pay for.");
  }
  return charge(card, basket.total());
}

export function canSendBack(order: Order, today: Date): boolean {
  return refundable(order.id, today);
}
