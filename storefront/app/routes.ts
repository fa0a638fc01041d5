import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/portal/home.tsx'),
  layout('routes/account/layout.tsx', [
    route('sign-in', 'routes/account/sign-in.tsx'),
    route('register', 'routes/account/register.tsx'),
    route('confirm-account', 'routes/account/confirm-account.tsx'),
    route('reset-password', 'routes/account/reset-password.tsx'),
    route('account', 'routes/account/account.tsx'),
    route('orders', 'routes/account/orders.tsx'),
    route('orders/:orderId', 'routes/account/order.tsx'),
  ]),
  route('sign-out', 'routes/account/sign-out.tsx'),
  route('preferences', 'routes/account/preferences.tsx'),
  route(':site/suggest', 'routes/sites/suggest.tsx'),
  ...prefix(':site', [
    layout('routes/sites/layout.tsx', [
      index('routes/sites/home.tsx'),
      route('list', 'routes/sites/list.tsx'),
      route('p/:product', 'routes/sites/product.tsx'),
      route('shops', 'routes/sites/shops.tsx'),
      route('shop/:merchant', 'routes/sites/shop.tsx'),
      route('cart', 'routes/sites/cart.tsx'),
      route('checkout', 'routes/sites/checkout.tsx'),
      route('pay', 'routes/sites/pay.tsx'),
    ]),
  ]),
] satisfies RouteConfig
