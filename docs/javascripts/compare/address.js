// The address of a comparison: ?p=yangju/7/98&p=guro/7/iii-2-1, each the path of the page of a pledge.
export const LIMIT = 4;
const PATH = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[0-9]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const isPath = (text) => typeof text === "string" && text.length < 200 && PATH.test(text);

// What the query of an address asks for, and what of it is not followed.
export const read = (search) => {
  const query = new URLSearchParams(search);
  const named = query.getAll("p").map((text) => text.replace(/\/$/, ""));
  const good = named.filter(isPath);
  const paths = [...new Set(good)];
  return {
    paths: paths.slice(0, LIMIT),
    onlyDifferent: query.get("show") === "different",
    refused: good.length < named.length,
    doubled: paths.length < good.length,
    surplus: paths.length > LIMIT,
  };
};

export const write = (paths, onlyDifferent = false) =>
  `?${[...paths.map((path) => `p=${path}`), ...(onlyDifferent ? ["show=different"] : [])].join("&")}`;
