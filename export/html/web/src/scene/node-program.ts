// Draws a node in the shape of its kind, with a thin rim in the colour of the
// paper, so that lines under it end clearly. A hollow node is drawn as outline.

import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Kind } from "../model/data.ts";
import { renderInMotion } from "./motion.ts";
import { SHAPES } from "./shapes.ts";

export interface NodeStyle extends NodeDisplayData {
  kind: Kind;
  rim: string;
  hollow: boolean;
}

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec2 a_position;
attribute vec2 a_size;  // radius, hollow
attribute vec4 a_shape; // corners, turn, inner radius, scale
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_point;
varying vec4 v_shape;
varying float v_hollow;

const float RIM = 2.0;

void main() {
  float radius = a_size.x / u_sizeRatio * a_shape.w;
  v_point = a_corner * (radius + RIM);
  v_shape = vec4(a_shape.xyz, radius);
  v_hollow = a_size.y;
  v_rim = a_rim;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  vec2 center = (u_matrix * vec3(a_position, 1.0)).xy;
  // Hidden nodes come without a size.
  gl_Position = a_size.x > 0.0 ? vec4(center + v_point / (u_viewport * 0.5), 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_point;
varying vec4 v_shape;
varying float v_hollow;

const float PI = 3.14159265;

// Distance to the outline in pixels, negative inside. A sector of the polygon
// is folded onto the line from its outer corner to its inner one.
float outside() {
  float radius = v_shape.w;
  if (v_shape.x < 0.5) return length(v_point) - radius;
  float sector = PI / v_shape.x;
  float angle = atan(v_point.y, v_point.x) - v_shape.y;
  angle = abs(mod(angle + sector, 2.0 * sector) - sector);
  vec2 p = length(v_point) * vec2(cos(angle), sin(angle));
  float inner = v_shape.z < 0.99 ? v_shape.z : cos(sector);
  vec2 outer = vec2(radius, 0.0);
  vec2 side = inner * radius * vec2(cos(sector), sin(sector)) - outer;
  return dot(p - outer, normalize(vec2(side.y, -side.x)));
}

void main() {
  float d = outside();
  #ifdef PICKING_MODE
  if (d > 2.0) discard;
  gl_FragColor = vec4(v_color.rgb, 1.0);
  #else
  float cover = 1.0 - smoothstep(1.0, 2.0, d);
  float body = 1.0 - smoothstep(-0.5, 0.5, d);
  if (v_hollow > 0.5) body *= smoothstep(-2.5, -1.5, d);
  gl_FragColor = vec4(mix(v_rim.rgb, v_color.rgb, body), 1.0) * cover;
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;

type Uniform = "u_matrix" | "u_viewport" | "u_sizeRatio";

export class ShapeProgram extends NodeProgram<Uniform> {
  override render(params: RenderParams): void {
    renderInMotion(this, () => super.render(params));
  }

  override getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: ["u_matrix", "u_viewport", "u_sizeRatio"] as Uniform[],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 2, type: FLOAT },
        { name: "a_shape", size: 4, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_rim", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [1, 1]],
    };
  }

  override processVisibleItem(index: number, at: number, data: NodeDisplayData): void {
    const node = data as NodeStyle;
    const shape = SHAPES[node.kind];
    this.array.set([
      node.x, node.y, node.size, node.hollow ? 1 : 0,
      shape.corners, shape.turn, shape.inner, shape.scale,
      floatColor(node.color), floatColor(node.rim), index,
    ], at);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: { gl: WebGLRenderingContext | WebGL2RenderingContext; uniformLocations: Record<Uniform, WebGLUniformLocation> }): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
    gl.uniform2f(uniformLocations.u_viewport, params.width, params.height);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
  }
}
