import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/portal/home.tsx'),
  layout('routes/account/layout.tsx', [
    route('sign-in', 'routes/account/sign-in.tsx'),
    route('register', 'routes/account/register.tsx'),
    route('confirm-account', 'routes/account/confirm-account.tsx'),
    route('reset-password', 'routes/account/reset-password.tsx'),
    route('step-up', 'routes/account/step-up.tsx'),
    route('account', 'routes/account/account.tsx'),
    route('orders', 'routes/account/orders.tsx'),
    route('orders/:orderId', 'routes/account/order.tsx'),
  ]),
  route('sign-out', 'routes/account/sign-out.tsx'),
  route('preferences', 'routes/account/preferences.tsx'),
  ...prefix('gov', [
    layout('routes/gov/layout.tsx', [
      index('routes/gov/home.tsx'),
      route('notices', 'routes/gov/notices.tsx'),
      route('notices/:notice', 'routes/gov/notice.tsx'),
      route('mall', 'routes/gov/mall.tsx'),
      route('mall/compare/:offer', 'routes/gov/compare.tsx'),
      route('requisitions', 'routes/gov/requisitions.tsx'),
      route('requisitions/new', 'routes/gov/new-requisition.tsx'),
      route('requisitions/:requisition', 'routes/gov/requisition.tsx'),
      route('payments', 'routes/gov/payments.tsx'),
    ]),
  ]),
  ...prefix('merchant', [
    layout('routes/merchant/layout.tsx', [
      index('routes/merchant/dashboard.tsx'),
      route('none', 'routes/merchant/none.tsx'),
      route('orders', 'routes/merchant/orders.tsx'),
      route('orders/:orderId', 'routes/merchant/order.tsx'),
      route('products', 'routes/merchant/products.tsx'),
      route('products/:product', 'routes/merchant/product.tsx'),
      route('stock', 'routes/merchant/stock.tsx'),
      route('statements', 'routes/merchant/statements.tsx'),
      route('credit', 'routes/merchant/credit.tsx'),
    ]),
  ]),
  ...prefix('oversight', [
    layout('routes/oversight/layout.tsx', [
      index('routes/oversight/search.tsx'),
      route('charts', 'routes/oversight/charts.tsx'),
      route('flags', 'routes/oversight/flags.tsx'),
      route('head', 'routes/oversight/head.tsx'),
      route('trace/:subject', 'routes/oversight/trace.tsx'),
    ]),
    route('bundle/:subject', 'routes/oversight/bundle.ts'),
  ]),
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
