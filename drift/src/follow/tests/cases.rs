//! A page, documents of it, and what changes.

pub(super) const PAGE: &str = "\
# Print a sheet

## URI

`PUT /v1/{shop_id}/sheets/{sheet_id}`

| Parameter | Mandatory | Type | Description |
|---|---|---|---|
| `shop_id` | Yes | String | The shop. |
| `sheet_id` | Yes | String | The sheet. |

### Query parameters

| Parameter | Mandatory | Type | Description |
|---|---|---|---|
| `proof` | No | Boolean | Whether it is a proof. |
| `lines` | No | Integer | How many lines. The value ranges from 1 to 40. |

## Request parameters

| Parameter | Type | Mandatory | Description |
|---|---|---|---|
| `title` | String | Yes | The title. The value contains 1 to 64 characters. |
| `ink` | String | No | The ink. Enumeration values: `black`, `red`, `blue` |
| `copies` | Integer | No | How many. The default value is 1. |
| `frame` | Frame object | No | The frame. |

### Frame

| Parameter | Type | Mandatory | Description |
|---|---|---|---|
| `width` | Integer | Yes | In points. The value ranges from 1 to 12. |
| `colour` | String | No | The colour. |

## Response parameters

**Status code: 202**

| Parameter | Type | Description |
|---|---|---|
| `job_id` | String | The job. |
| `queue` | String | Where it waits. |

## Status codes

| Status code | Description |
|---|---|
| 202 | It will be printed. |
| 404 | There is no such sheet. |
";

pub(super) const BLOCK: &str = "\
# The letterpress.
openapi: 3.1.0
info: { title: Press, version: '1' }
paths:
  /v1/{shop_id}/sheets/{sheet_id}:
    put:   # the only one
      operationId: printSheet
      parameters:
        - name: shop_id
          in: path
          required: true
          schema: { type: string }
        - name: sheet_id
          in: path
          required: true
          schema: { type: string }
        # A proof costs nothing.
        - name: proof
          in: query
          schema:
            type: boolean
        - name: lines
          in: query
          schema:
            type: integer
            minimum: 1
            maximum: 40  # of one sheet
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Sheet'
      responses:
        '202':
          description: It will be printed.
          content:
            application/json:
              schema:
                type: object
                properties:
                  job_id:
                    type: string
                  # Where it waits; some do not say.
                  queue:
                    type: string
                    description: >-
                      The queue that
                      it waits in.
        '404':
          description: There is no such sheet.
components:
  schemas:
    Sheet:
      type: object
      required:
        - title
      # In the order of the form.
      properties:
        title:
          type: string
          minLength: 1
          maxLength: 64
        ink:
          type: string
          enum:
            - black
            # Costs more.
            - red
            - blue
        copies:
          type: integer
          default: 1
        frame:
          type: object
          required: [width]
          properties:
            width: { type: integer, minimum: 1, maximum: 12 }
            colour: { type: string }
";

/// What changes on the page, and what must change in the document, letter for letter.
pub(super) type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [(&'a str, &'a str)]);

pub(super) const CASES: &[Case<'_>] = &[
    (
        "a limit",
        &[("ranges from 1 to 40", "ranges from 1 to 80")],
        &[("maximum: 40  # of one sheet", "maximum: 80  # of one sheet")],
    ),
    (
        "both ends of a range",
        &[(
            "contains 1 to 64 characters",
            "contains 80 to 90 characters",
        )],
        &[(
            "minLength: 1\n          maxLength: 64",
            "minLength: 80\n          maxLength: 90",
        )],
    ),
    (
        "a first limit",
        &[(
            "| The colour. |",
            "| The colour. The value contains 3 to 9 characters. |",
        )],
        &[(
            "colour: { type: string }",
            "colour: { type: string, minLength: 3, maxLength: 9 }",
        )],
    ),
    (
        "a pattern",
        &[("| Where it waits. |", "| Where it waits, ^[a-z]{3}$ |")],
        &[(
            "type: string\n                    description: >-",
            "type: string\n                    pattern: '^[a-z]{3}$'\n                    description: >-",
        )],
    ),
    (
        "a value more",
        &[("`red`, `blue`", "`red`, `blue`, `green`")],
        &[(
            "            - blue\n",
            "            - blue\n            - green\n",
        )],
    ),
    (
        "a value less, with its comment",
        &[("`red`, `blue`", "`blue`")],
        &[("            # Costs more.\n            - red\n", "")],
    ),
    (
        "one value for another",
        &[("`red`, `blue`", "`red`, `green`")],
        &[("- blue", "- green")],
    ),
    (
        "a default",
        &[("default value is 1.", "default value is 2.")],
        &[("default: 1", "default: 2")],
    ),
    (
        "a first default",
        &[(
            "| Whether it is a proof. |",
            "| Whether it is a proof. The default value is false. |",
        )],
        &[(
            "            type: boolean\n",
            "            type: boolean\n            default: false\n",
        )],
    ),
    (
        "mandatory",
        &[("| `copies` | Integer | No", "| `copies` | Integer | Yes")],
        &[("        - title\n", "        - title\n        - copies\n")],
    ),
    (
        "mandatory no more",
        &[("| `title` | String | Yes", "| `title` | String | No")],
        &[("      required:\n        - title\n", "")],
    ),
    (
        "mandatory, between brackets",
        &[("| `colour` | String | No", "| `colour` | String | Yes")],
        &[("required: [width]", "required: [width, colour]")],
    ),
    (
        "a mandatory parameter",
        &[("| `proof` | No ", "| `proof` | Yes ")],
        &[(
            "        - name: proof\n          in: query\n",
            "        - name: proof\n          in: query\n          required: true\n",
        )],
    ),
    (
        "another type",
        &[("| `job_id` | String", "| `job_id` | Integer")],
        &[(
            "job_id:\n                    type: string",
            "job_id:\n                    type: integer",
        )],
    ),
    (
        "a list",
        &[("| `job_id` | String", "| `job_id` | Array of strings")],
        &[(
            "job_id:\n                    type: string\n",
            "job_id:\n                    type: array\n                    items:\n                      type: string\n",
        )],
    ),
    (
        "a field more",
        &[(
            "| `frame` | Frame object | No | The frame. |\n",
            "| `frame` | Frame object | No | The frame. |\n| `paper` | String | Yes | The paper. The value contains 2 to 8 characters. |\n",
        )],
        &[
            ("        - title\n", "        - title\n        - paper\n"),
            (
                "            colour: { type: string }\n",
                "            colour: { type: string }\n        paper:\n          type: string\n          minLength: 2\n          maxLength: 8\n",
            ),
        ],
    ),
    (
        "a field more, between brackets",
        &[(
            "| `colour` | String | No | The colour. |\n",
            "| `colour` | String | No | The colour. |\n| `inner` | Boolean | No | Whether there is an inner one. |\n",
        )],
        &[(
            "            colour: { type: string }\n",
            "            colour: { type: string }\n            inner: { type: boolean }\n",
        )],
    ),
    (
        "a field less, with its comment",
        &[("| `queue` | String | Where it waits. |\n", "")],
        &[(
            "                  # Where it waits; some do not say.\n                  queue:\n                    type: string\n                    description: >-\n                      The queue that\n                      it waits in.\n",
            "",
        )],
    ),
    (
        "another name",
        &[("| `job_id` | String", "| `task_id` | String")],
        &[(
            "                  job_id:\n",
            "                  task_id:\n",
        )],
    ),
    (
        "another name of what is required",
        &[("| `title` | String", "| `heading` | String")],
        &[
            ("        - title\n", "        - heading\n"),
            ("        title:\n", "        heading:\n"),
        ],
    ),
    (
        "a parameter more",
        &[(
            "| `lines` | No |",
            "| `zone` | Yes | String | The zone. |\n| `lines` | No |",
        )],
        &[(
            "            maximum: 40  # of one sheet\n",
            "            maximum: 40  # of one sheet\n        - name: zone\n          in: query\n          required: true\n          schema:\n            type: string\n",
        )],
    ),
    (
        "a parameter less, with its comment",
        &[("| `proof` | No | Boolean | Whether it is a proof. |\n", "")],
        &[(
            "        # A proof costs nothing.\n        - name: proof\n          in: query\n          schema:\n            type: boolean\n",
            "",
        )],
    ),
    (
        "a status more",
        &[(
            "| 404 | There",
            "| 409 | It is printed already. |\n| 404 | There",
        )],
        &[(
            "          description: There is no such sheet.\n",
            "          description: There is no such sheet.\n        '409':\n          description: Conflict\n",
        )],
    ),
    (
        "a status less",
        &[("| 404 | There is no such sheet. |\n", "")],
        &[(
            "        '404':\n          description: There is no such sheet.\n",
            "",
        )],
    ),
    (
        "another status of success",
        &[
            ("Status code: 202", "Status code: 200"),
            ("| 202 | It", "| 200 | It"),
        ],
        &[("'202':", "'200':")],
    ),
    (
        "another method",
        &[("`PUT /v1", "`POST /v1")],
        &[("    put:   # the only one", "    post:   # the only one")],
    ),
    (
        "another version in the path",
        &[("`PUT /v1/", "`PUT /v2/")],
        &[("/v1/{shop_id}", "/v2/{shop_id}")],
    ),
    (
        "another name in the path",
        &[
            ("{sheet_id}`", "{page_id}`"),
            ("| `sheet_id` |", "| `page_id` |"),
        ],
        &[
            ("/{sheet_id}:", "/{page_id}:"),
            ("name: sheet_id", "name: page_id"),
        ],
    ),
];

pub(super) const JSON: &str = r##"{
  "openapi": "3.1.0",
  "info": { "title": "Press", "version": "1" },
  "paths": {
    "/v1/{shop_id}/sheets/{sheet_id}": {
      "put": {
        "operationId": "printSheet",
        "parameters": [
          { "name": "shop_id", "in": "path", "required": true, "schema": { "type": "string" } },
          { "name": "sheet_id", "in": "path", "required": true, "schema": { "type": "string" } },
          { "name": "proof", "in": "query", "schema": { "type": "boolean" } },
          { "name": "lines", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 40 } }
        ],
        "requestBody": {
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "required": ["title"],
                "properties": {
                  "title": { "type": "string", "minLength": 1, "maxLength": 64 },
                  "ink": { "type": "string", "enum": ["black", "red", "blue"] },
                  "copies": { "type": "integer", "default": 1 },
                  "frame": {
                    "type": "object",
                    "required": ["width"],
                    "properties": {
                      "width": { "type": "integer", "minimum": 1, "maximum": 12 },
                      "colour": { "type": "string" }
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "It will be printed.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": { "job_id": { "type": "string" }, "queue": { "type": "string" } }
                }
              }
            }
          },
          "404": { "description": "There is no such sheet." }
        }
      }
    }
  }
}
"##;
