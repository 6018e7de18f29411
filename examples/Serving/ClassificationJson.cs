using System.Text.Json.Serialization;
using EffNet;
using Microsoft.AspNetCore.Mvc;

namespace Serving;

/// <summary>How answers become JSON: written by the compiler, because a program compiled ahead of time has no reflection for it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Prediction>))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ClassificationJson : JsonSerializerContext;
