/** The charting package, loaded only when a chart comes into sight. */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

register([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

export function draw(box: HTMLElement, kind: 'bar' | 'line', names: string[], values: number[], colour: string): () => void {
  const chart = init(box, null, { renderer: 'svg' })
  const flat = kind === 'bar'
  const axis = { type: 'category' as const, data: names, axisTick: { show: false }, axisLabel: { width: 130, overflow: 'truncate' as const } }
  chart.setOption({
    animation: false, color: [colour], tooltip: { trigger: 'axis' }, grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
    xAxis: flat ? { type: 'value', splitNumber: box.clientWidth < 480 ? 2 : 5 } : axis, yAxis: flat ? { ...axis, inverse: true } : { type: 'value' },
    series: [{ type: kind, data: values, smooth: true, areaStyle: flat ? undefined : { opacity: 0.12 }, barMaxWidth: 18, itemStyle: { borderRadius: 3 } }],
  })
  const resize = () => chart.resize()
  addEventListener('resize', resize)
  return () => { removeEventListener('resize', resize); chart.dispose() }
}
