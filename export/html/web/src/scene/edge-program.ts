// Draws an edge as a curve with an optional arrow, solid, dashed or dotted: one
// strip of triangles, bent in the vertex shader. Dashes keep their length on
// the screen at any zoom.

import { EdgeProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Status } from "../model/data.ts";
import { GAP } from "./geometry.ts";
import { motion, renderInMotion } from "./motion.ts";

export interface EdgeStyle extends EdgeDisplayData {
  curvature: number;
  arrow: boolean;
  dash: Dash;
}

/** Pixels drawn and pixels in all of one repeat; 0 and 0 for a solid line. */
export type Dash = [on: number, period: number];

/** What has happened is solid; the less sure, the less ink. A denied act also
 * bears a cross, see labels.ts. */
export const DASHES: Record<Status, Dash> = {
  actual: [0, 0],
  planned: [9, 15],
  possible: [2, 7],
  denied: [5, 9],
};

// A curve over the whole screen shows no corners from about this many pieces.
const CURVE_PIECES = 16;

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_from;
attribute vec2 a_to;
attribute vec4 a_style; // thickness, curvature, radius of the source, of the target
attribute vec3 a_form;  // arrow, dash, period
attribute vec3 a_vertex; // place along the line, side, 0 line 1 head's base 2 tip

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_color;
varying float v_across;
varying float v_half;
varying float v_along;
varying vec2 v_dash;

vec2 pixels(vec2 p) { return (u_matrix * vec3(p, 1.0)).xy * u_viewport * 0.5; }

void main() {
  vec2 from = pixels(a_from);
  vec2 to = pixels(a_to);
  vec2 chord = to - from;
  vec2 control = (from + to) * 0.5 + vec2(-chord.y, chord.x) * a_style.y;
  float thickness = a_style.x;
  float headLength = a_form.x * (5.0 + 2.0 * thickness);
  float legs = length(control - from) + length(to - control);
  float start = a_style.z / u_sizeRatio / (2.0 * length(control - from));
  float endSpeed = 2.0 * length(to - control);
  float end = 1.0 - (a_style.w / u_sizeRatio + ${GAP.toFixed(1)}) / endSpeed;
  float neck = end - headLength / endSpeed;

  float t = a_vertex.z > 1.5 ? end : mix(start, neck, a_vertex.x);
  vec2 point = mix(mix(from, control, t), mix(control, to, t), t);
  vec2 along = normalize(mix(control - from, to - control, t));

  v_half = a_vertex.z > 1.5 ? 0.0 : a_vertex.z > 0.5 ? 2.0 + thickness : thickness * 0.5;
  if (a_vertex.z > 0.5 && a_form.x < 0.5) v_half = thickness * 0.5;
  #ifdef PICKING_MODE
  v_half += 4.0; // a thin line can still be hit
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_across = a_vertex.y * (v_half + 0.5); // the rim that is smoothed
  point += vec2(-along.y, along.x) * v_across;
  v_along = t * (2.0 * length(chord) + legs) / 3.0;
  v_dash = a_vertex.z > 0.5 ? vec2(0.0) : a_form.yz;
  gl_Position = neck > start ? vec4(point / (u_viewport * 0.5), 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying float v_across;
varying float v_half;
varying float v_along;
varying vec2 v_dash;

void main() {
  #ifdef PICKING_MODE
  gl_FragColor = vec4(v_color.rgb, 1.0);
  #else
  if (v_dash.y > 0.5 && mod(v_along, v_dash.y) > v_dash.x) discard;
  float cover = 1.0 - smoothstep(v_half - 0.5, v_half + 0.5, abs(v_across));
  gl_FragColor = vec4(v_color.rgb, 1.0) * cover;
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;

type Uniform = "u_matrix" | "u_viewport" | "u_sizeRatio";

/** The strip: two vertices at each step along the line, then base and tip. */
function strip(pieces: number): number[][] {
  const vertices: number[][] = [];
  for (let i = 0; i <= pieces; i++) vertices.push([i / pieces, 1, 0], [i / pieces, -1, 0]);
  return [...vertices, [1, 1, 1], [1, -1, 1], [1, 1, 2], [1, -1, 2]];
}

export class CurveProgram extends EdgeProgram<Uniform> {
  protected pieces(): number { return CURVE_PIECES; }

  override render(params: RenderParams): void {
    if (!motion.withoutEdges) renderInMotion(this, () => super.render(params));
  }

  override getDefinition() {
    const vertices = strip(this.pieces());
    return {
      VERTICES: vertices.length,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: ["u_matrix", "u_viewport", "u_sizeRatio"] as Uniform[],
      ATTRIBUTES: [
        { name: "a_from", size: 2, type: FLOAT },
        { name: "a_to", size: 2, type: FLOAT },
        { name: "a_style", size: 4, type: FLOAT },
        { name: "a_form", size: 3, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_vertex", size: 3, type: FLOAT }],
      CONSTANT_DATA: vertices,
    };
  }

  override processVisibleItem(index: number, at: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData): void {
    const edge = data as EdgeStyle;
    this.array.set([
      source.x, source.y, target.x, target.y,
      edge.size, edge.curvature, source.size, target.size,
      edge.arrow ? 1 : 0, edge.dash[0], edge.dash[1],
      floatColor(edge.color), index,
    ], at);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: { gl: WebGLRenderingContext | WebGL2RenderingContext; uniformLocations: Record<Uniform, WebGLUniformLocation> }): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
    gl.uniform2f(uniformLocations.u_viewport, params.width, params.height);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
  }
}

/** The same for straight edges, of which large graphs have most. */
export class LineProgram extends CurveProgram {
  protected override pieces(): number { return 1; }
}
