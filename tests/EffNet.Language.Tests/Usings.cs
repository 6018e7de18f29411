global using EffNet.Language.Tests.Support;
global using Xunit;
