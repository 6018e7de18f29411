global using EffNet.Cli.Tests.Support;
global using EffNet.Testing;
global using Xunit;
